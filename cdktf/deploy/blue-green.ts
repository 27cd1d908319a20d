export type Colour = 'blue' | 'green';

export interface Size {
  readonly min: number;
  readonly desired: number;
}

/** What a deployment asks of AWS; aws-cli.ts does it, the tests play it. */
export interface Cloud {
  /** Share of traffic each colour gets, in percent. */
  weights(): Promise<Record<Colour, number>>;
  setWeights(weights: Readonly<Record<Colour, number>>): Promise<void>;
  size(colour: Colour): Promise<Size>;
  resize(colour: Colour, size: Size): Promise<void>;
  /** What machines of a colour start; undefined before the first release. */
  release(colour: Colour): Promise<Release | undefined>;
  setRelease(colour: Colour, release: Release): Promise<void>;
  /** Machines of a colour whose api and web both answer. */
  healthy(colour: Colour): Promise<number>;
  /** Answers of the kind 5xx of a colour in the last three minutes. */
  errors(colour: Colour): Promise<number>;
  /** The schema's one-off; expanding changes only, so that the old version lives on. @throws when it fails */
  migrate(image: string): Promise<void>;
  wait(seconds: number): Promise<void>;
}

export interface Release {
  readonly backend: string;
  readonly web: string;
  readonly alloy: string;
  readonly version: string;
}

export class DeploymentFailed extends Error {}

/** A little first: what only shows under traffic shows to few. */
const SHARES = [5, 25, 50, 100] as const;
/** CloudWatch has the figures of a minute one or two minutes later: whoever looks sooner sees the step before. */
const LOOK_SECONDS = 120;
const START_MINUTES = 12;
const EMPTY: Size = { min: 0, desired: 0 };

export const otherOf = (colour: Colour): Colour => (colour === 'blue' ? 'green' : 'blue');

/** The colour that has all the traffic. @throws when it is shared: somebody is in the middle of something */
export async function serving(cloud: Pick<Cloud, 'weights'>): Promise<Colour> {
  const weights = await cloud.weights();
  const colour = (['blue', 'green'] as const).find((one) => weights[one] === 100 && weights[otherOf(one)] === 0);
  if (!colour) {
    throw new DeploymentFailed(
      `Traffic is shared (blue ${weights.blue}, green ${weights.green}): roll back or finish first.`,
    );
  }
  return colour;
}

/**
 * Brings a release to the colour that rests, and the traffic to it, a little first. Whatever goes wrong, the colour that
 * served before has all the traffic again and the new one is empty. The old colour stays up for `retire` or `rollback`.
 */
export async function deploy(cloud: Cloud, release: Release, tell: (line: string) => void): Promise<Colour> {
  namedByDigest({ backend: release.backend, web: release.web, alloy: release.alloy });
  const old = await serving(cloud);
  const next = otherOf(old);
  // A forgotten machine of the release before last would start with the wrong version.
  await cloud.resize(next, EMPTY);
  const before = await cloud.release(next);
  const size = await cloud.size(old);
  try {
    await cloud.setRelease(next, release);
    tell(`migrating with ${release.version}`);
    await cloud.migrate(release.backend);
    tell(`${next}: starting ${size.desired}`);
    await cloud.resize(next, size);
    await untilHealthy(cloud, next, size.desired);
    for (const share of SHARES) {
      await cloud.setWeights({ [next]: share, [old]: 100 - share } as Record<Colour, number>);
      await cloud.wait(LOOK_SECONDS);
      await looksWell(cloud, next);
      tell(`${next}: ${share} %`);
    }
  } catch (error) {
    tell(`${old}: 100 % again`);
    await cloud.setWeights({ [old]: 100, [next]: 0 } as Record<Colour, number>);
    await cloud.resize(next, EMPTY);
    // Whoever rolls back from here means the release before, not the one that has just failed.
    if (before) await cloud.setRelease(next, before);
    throw error;
  }
  return next;
}

/** @throws naming an image that could be another tomorrow */
export function namedByDigest(images: Readonly<Record<string, string>>): void {
  for (const [name, image] of Object.entries(images)) {
    if (!/@sha256:[0-9a-f]{64}$/.test(image)) throw new DeploymentFailed(`${name} is not named by digest: ${image}`);
  }
}

async function untilHealthy(cloud: Cloud, colour: Colour, wanted: number): Promise<void> {
  for (let waited = 0; waited < START_MINUTES * 60; waited += 15) {
    if ((await cloud.healthy(colour)) >= wanted) return;
    await cloud.wait(15);
  }
  throw new DeploymentFailed(`${colour} did not become healthy within ${START_MINUTES} minutes`);
}

/** As many as its group wants now: it may have let one go meanwhile because little is asked of them. */
async function looksWell(cloud: Cloud, colour: Colour): Promise<void> {
  const [healthy, { desired: wanted }] = [await cloud.healthy(colour), await cloud.size(colour)];
  if (healthy < wanted) throw new DeploymentFailed(`${colour}: ${healthy} of ${wanted} machines answer`);
  const errors = await cloud.errors(colour);
  if (errors > 10) throw new DeploymentFailed(`${colour}: ${errors} answers of the kind 5xx`);
}

/**
 * All traffic to the colour that is named, or to the one that rests; its machines are started first when they are gone.
 * In the middle of a shift nobody can tell which colour is the good one: then it must be named.
 */
export async function rollback(cloud: Cloud, tell: (line: string) => void, to?: Colour): Promise<Colour> {
  const good = to ?? otherOf(await serving(cloud));
  const bad = otherOf(good);
  const size = await cloud.size(bad);
  // As many as serve now: two machines do not carry what eight carried.
  const wanted = Math.max(1, size.desired);
  if ((await cloud.healthy(good)) < wanted) {
    tell(`${good}: starting ${wanted} first`);
    await cloud.resize(good, { min: size.min, desired: wanted });
    await untilHealthy(cloud, good, wanted);
  }
  await cloud.setWeights({ [good]: 100, [bad]: 0 } as Record<Colour, number>);
  tell(`${good}: 100 %`);
  return good;
}

/** Takes the machines of the colour that rests away: half an hour after a deployment that went well. */
export async function retire(cloud: Cloud): Promise<Colour> {
  const resting = otherOf(await serving(cloud));
  await cloud.resize(resting, EMPTY);
  return resting;
}
