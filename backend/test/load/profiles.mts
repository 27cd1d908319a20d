import type { Phase } from './arrivals.mts';
import type { ShopWish } from './shop.mts';
import type { Jitter } from './waiting-room.mts';

/** One on-sale, second by second. Rates and counts are true to life in `onsale`; think times are ten times shorter. */
export interface SaleProfile {
  readonly kind: 'sale';
  readonly title: string;
  /** Who joins before the opening and is drawn; with their sockets they wait for it. */
  readonly early: Phase;
  /** Who presses at the opening. */
  readonly rush: Phase;
  /** Who comes afterwards, one by one, until the end. */
  readonly late: Phase;
  /** From so many seconds after the opening on people who were let in try for seats. */
  readonly holdsAfter: number;
  readonly holds: readonly Phase[];
  readonly payments: readonly Phase[];
  /** List, search, detail and queue status, from the opening to the end. */
  readonly browsing: number;
  readonly capacity: number;
  readonly shop: ShopWish;
  readonly jitter: Jitter;
  /** How many sockets must have been open at once. */
  readonly sockets: number;
  /** Whether there are shows to list beside the one that is sold. */
  readonly shows: boolean;
  readonly durable: boolean;
  readonly apis: number;
  /** Figures are printed and judged, but do not fail the run: the machine is shared with other tests. */
  readonly correctnessOnly: boolean;
  readonly skewMs: number;
}

/** Holds alone, more and more of them, until the service is no longer good enough; then whether it recovers. */
export interface StressProfile {
  readonly kind: 'stress';
  readonly title: string;
  readonly steps: readonly number[];
  readonly stepSeconds: number;
  /** The load before and after. */
  readonly calm: number;
  readonly recoverySeconds: number;
  readonly people: number;
}

export type Profile = SaleProfile | StressProfile;

const shop: ShopWish = { lookMs: 2_500, keepMs: 6_000, tries: 5, gatewayMs: [300, 3_000] };
const jitter: Jitter = { socketMs: 10_000, drawMs: 5_000, callMs: 1_000 };

const onsale: SaleProfile = {
  kind: 'sale',
  title: '1,000 drawn, 800 joins/s for 5 s, 100 holds/s for 60 s, 5,000 sockets',
  early: { perSecond: 100, seconds: 10 },
  rush: { perSecond: 800, seconds: 5 },
  late: { perSecond: 20, seconds: 65 },
  holdsAfter: 8,
  holds: [{ perSecond: 100, seconds: 60 }],
  payments: [
    { perSecond: 20, seconds: 20 },
    { perSecond: 4, seconds: 40 },
  ],
  browsing: 75,
  capacity: 400,
  shop,
  jitter,
  sockets: 5_000,
  shows: true,
  durable: true,
  apis: 1,
  correctnessOnly: false,
  skewMs: 2_000,
};

const stress: StressProfile = {
  kind: 'stress',
  title: 'holds from 50/s upwards until p95 > 1 s or errors > 1 %, then 50/s again',
  steps: [50, 100, 200, 400, 800, 1_600, 3_200],
  stepSeconds: 12,
  calm: 50,
  recoverySeconds: 30,
  people: 16_000,
};

export const profiles = {
  smoke: {
    ...onsale,
    title: '60 drawn, 40 joins/s for 3 s, 10 holds/s for 8 s, two api processes',
    early: { perSecond: 30, seconds: 2 },
    rush: { perSecond: 40, seconds: 3 },
    late: { perSecond: 2, seconds: 9 },
    holdsAfter: 4,
    holds: [{ perSecond: 10, seconds: 8 }],
    payments: [{ perSecond: 1, seconds: 8 }],
    browsing: 5,
    capacity: 60,
    shop: { lookMs: 500, keepMs: 3_000, tries: 4, gatewayMs: [50, 300] },
    jitter: { socketMs: 1_000, drawMs: 500, callMs: 300 },
    sockets: 120,
    shows: false,
    durable: false,
    apis: 2,
    correctnessOnly: true,
    skewMs: 5_000,
  },
  onsale,
  spike: {
    ...onsale,
    title: '0 to 800 joins/s within one second, 5,000 sockets, nobody holds seats',
    early: { perSecond: 100, seconds: 10 },
    late: { perSecond: 20, seconds: 25 },
    holds: [],
    payments: [],
  },
  stress,
  soak: {
    ...onsale,
    title: 'a fifth of onsale for an hour',
    early: { perSecond: 20, seconds: 10 },
    rush: { perSecond: 160, seconds: 5 },
    late: { perSecond: 4, seconds: 3_600 },
    holds: [{ perSecond: 20, seconds: 3_590 }],
    payments: [{ perSecond: 0.8, seconds: 3_590 }],
    browsing: 15,
    capacity: 80,
    sockets: 800,
  },
} satisfies Record<string, Profile>;

export type ProfileName = keyof typeof profiles;

/** So much of the demand, with as many sockets: where a machine keeps every mark. Who does not rush has joined before the opening. */
export function shareOf(profile: SaleProfile, share: number): SaleProfile {
  const of = (phase: Phase): Phase => ({ ...phase, perSecond: phase.perSecond * share });
  const [early, rush, late] = [profile.early, of(profile.rush), of(profile.late)];
  const people = ({ perSecond, seconds }: Phase): number => perSecond * seconds;
  const missing = people(profile.rush) + people(profile.late) - people(rush) - people(late);
  return {
    ...profile,
    title: `${Math.round(share * 100)} % of: ${profile.title}`,
    early: { ...early, seconds: early.seconds + Math.ceil(missing / early.perSecond) },
    rush,
    late,
    holds: profile.holds.map(of),
    payments: profile.payments.map(of),
    browsing: profile.browsing * share,
    capacity: Math.round(profile.capacity * share),
  };
}

/** The same for so many minutes. */
export function lasting(profile: SaleProfile, minutes: number): SaleProfile {
  const seconds = minutes * 60;
  const of = (phases: readonly Phase[]): Phase[] =>
    phases.slice(0, 1).map(({ perSecond }) => ({ perSecond, seconds: seconds - profile.holdsAfter }));
  return { ...profile, late: { ...profile.late, seconds }, holds: of(profile.holds), payments: of(profile.payments) };
}
