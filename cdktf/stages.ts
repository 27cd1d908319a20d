/** Names of the two installations. Each has an AWS account of its own. */
export type StageName = 'staging' | 'production';

/**
 * How much is bought. `target` is the owner's roadmap as it is written; `budget` is what comes closest to its price.
 * What either costs: `npm run infra:cost`, explained in docs/cost.md.
 */
export type ProfileName = 'target' | 'budget';

/** What an owner fills in once per installation, and the profile it runs with. */
export interface Stage {
  readonly name: StageName;
  /** AWS account number. Terraform refuses to work in any other account. */
  readonly account: string;
  /** Zone of this installation; browsers open this name itself. */
  readonly domain: string;
  /** Zones below this one that live in another account: name and the four name servers Route 53 gave them. */
  readonly delegations: readonly { readonly name: string; readonly nameServers: readonly string[] }[];
  /** Where the code lives: `owner/name` on GitHub. */
  readonly repository: string;
  /** Who pays and who is mailed when something breaks. */
  readonly owner: string;
  readonly alertEmail: string;
  /** Filled in after Slack has been connected to AWS by hand (docs/deploy.md); without it alerts go by mail only. */
  readonly slack?: { readonly workspaceId: string; readonly channelId: string };
  readonly profile: ProfileName;
  readonly sizes: Readonly<Record<ProfileName, Sizes>>;
}

/** One machine type per duty and how many of them. */
export interface Sizes {
  readonly nat: 'gateway' | 'instance';
  readonly database:
    | { readonly kind: 'aurora'; readonly minAcu: number; readonly maxAcu: number }
    | { readonly kind: 'rds'; readonly instance: string; readonly storageGb: number; readonly maxConnections: number };
  /** Machines that answer people. The idle colour of a blue/green pair has none. */
  readonly app: {
    readonly instance: string;
    readonly min: number;
    readonly desired: number;
    readonly max: number;
    readonly diskGb: number;
    readonly credits: 'standard' | 'unlimited';
    /** Figures every minute instead of every five: 2.10 dollars a machine, and two minutes sooner at the start of a sale. */
    readonly detailedMetrics: boolean;
  };
  /** DragonflyDB and monitoring: one machine, never scaled. */
  readonly ops: {
    readonly instance: string;
    readonly diskGb: number;
    readonly dataGb: number;
    readonly redisMb: number;
  };
  /** Count first, look at what would have been refused for a week, then block. */
  readonly waf: 'off' | 'count' | 'block';
  readonly guardDuty: boolean;
  /** Won: the monthly figure this choice is held to, VAT excluded. Tests and AWS Budgets both use it. */
  readonly monthlyWon: number;
}

/** Node processes of ours on an app machine that keep a pool to the database: one api, one worker. */
export const PROCESSES_PER_MACHINE = 2;
/** DATABASE_POOL_MAX of each of them. Both colours at their largest must fit into the database (compute.test.ts). */
export const POOL_MAX = 8;
/** DATABASE_POOL_WARM: opened before a process says that it is ready. The rest comes when it is needed. */
export const POOL_WARM = 6;

/**
 * Relays of the drand network, whose public value takes part in the draw of a waiting room (ADR 22). A draw that was announced
 * with it waits for it; any one of them will do.
 */
export const DRAND_RELAYS = ['https://api.drand.sh', 'https://api2.drand.sh', 'https://drand.cloudflare.com'] as const;

export const REGION = 'ap-northeast-2';
export const ZONES = ['ap-northeast-2a', 'ap-northeast-2c'] as const;

const TARGET: Sizes = {
  nat: 'gateway',
  database: { kind: 'aurora', minAcu: 0.5, maxAcu: 2 },
  app: { instance: 't4g.medium', min: 2, desired: 3, max: 10, diskGb: 20, credits: 'unlimited', detailedMetrics: true },
  ops: { instance: 't4g.medium', diskGb: 20, dataGb: 30, redisMb: 1024 },
  waf: 'count',
  guardDuty: false,
  monthlyWon: 460_000,
};

const BUDGET: Sizes = {
  nat: 'instance',
  database: { kind: 'rds', instance: 'db.t4g.micro', storageGb: 20, maxConnections: 100 },
  app: { instance: 't4g.small', min: 1, desired: 1, max: 2, diskGb: 16, credits: 'standard', detailedMetrics: false },
  ops: { instance: 't4g.small', diskGb: 16, dataGb: 20, redisMb: 384 },
  waf: 'off',
  guardDuty: false,
  monthlyWon: 155_000,
};

const SHARED = {
  repository: 'tiketi/tiketi',
  owner: 'tiketi-platform',
  alertEmail: 'ops@tiketi.gg',
} as const;

export const STAGES: Readonly<Record<StageName, Stage>> = {
  staging: {
    ...SHARED,
    name: 'staging',
    account: '222222222222',
    domain: 'staging.tiketi.gg',
    delegations: [],
    profile: 'budget',
    sizes: {
      target: { ...TARGET, app: { ...TARGET.app, min: 1, desired: 1, max: 4 }, monthlyWon: 360_000 },
      budget: BUDGET,
    },
  },
  production: {
    ...SHARED,
    name: 'production',
    account: '111111111111',
    domain: 'tiketi.gg',
    delegations: [],
    profile: 'target',
    sizes: { target: TARGET, budget: BUDGET },
  },
};

export const STAGE_NAMES = ['staging', 'production'] as const satisfies StageName[];
export const PROFILES = ['target', 'budget'] as const satisfies ProfileName[];

/** A stage with its profile settled: what the stacks are built from. */
export interface Installation extends Omit<Stage, 'sizes'> {
  readonly sizes: Sizes;
}

export function installation(name: StageName, profile: ProfileName = STAGES[name].profile): Installation {
  const stage = STAGES[name];
  return { ...stage, profile, sizes: stage.sizes[profile] };
}

/** The other of the two: images go from one to the other, and nothing else does. */
export function otherOf({ name }: Pick<Installation, 'name'>): Pick<Stage, 'name' | 'account'> {
  return STAGES[name === 'staging' ? 'production' : 'staging'];
}

/** Prefix of everything this installation names itself. */
export const prefix = ({ name }: Pick<Installation, 'name'>): string => `tiketi-${name}`;
