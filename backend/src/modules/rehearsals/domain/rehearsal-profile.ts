export const REHEARSAL_PROFILES = ['QUICK', 'ONSALE', 'STRESS'] as const;

/** QUICK: some seconds, for a first look. ONSALE: an opening as it is expected. STRESS: until something gives. */
export type RehearsalProfile = (typeof REHEARSAL_PROFILES)[number];

/** What a profile asks of the service. Rates are arrivals: nobody waits for the answer before the next one comes. */
export interface RehearsalPlan {
  /** People who join the queue, so many a second. */
  readonly buyers: number;
  readonly joinsPerSecond: number;
  /** How many may be inside at once, and how many are let in within a minute at most. */
  readonly capacity: number;
  readonly ratePerMinute: number;
  /** Wishes for seats a second by who is inside, and for how long. */
  readonly holdsPerSecond: number;
  readonly holdSeconds: number;
  /** Wishes a second, step by step, until it is too much; empty: not asked. */
  readonly steps: readonly number[];
  readonly stepSeconds: number;
}

const PLANS: Record<RehearsalProfile, RehearsalPlan> = {
  QUICK: {
    buyers: 400,
    joinsPerSecond: 200,
    capacity: 200,
    ratePerMinute: 12_000,
    holdsPerSecond: 50,
    holdSeconds: 6,
    steps: [],
    stepSeconds: 0,
  },
  ONSALE: {
    buyers: 5_000,
    joinsPerSecond: 800,
    capacity: 400,
    ratePerMinute: 24_000,
    holdsPerSecond: 100,
    holdSeconds: 60,
    steps: [],
    stepSeconds: 0,
  },
  STRESS: {
    buyers: 5_000,
    joinsPerSecond: 800,
    capacity: 1_000,
    ratePerMinute: 60_000,
    holdsPerSecond: 100,
    holdSeconds: 20,
    steps: [200, 400, 800, 1_600, 3_200],
    stepSeconds: 6,
  },
};

export function planOf(profile: RehearsalProfile): RehearsalPlan {
  return PLANS[profile];
}
