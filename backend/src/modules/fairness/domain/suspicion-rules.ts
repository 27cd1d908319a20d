export const RULES = [
  'JOIN_BURST',
  'HOLD_BURST',
  'REGULAR_HOLDS',
  'HOLD_AFTER_ADMISSION',
  'SHARED_DEVICE',
  'SHARED_NETWORK',
  'SOLVED_TOO_FAST',
] as const;

/** A pattern people do not make. */
export type SuspicionRule = (typeof RULES)[number];

/** What somebody did for one performance within the last ten minutes. Instants in epoch milliseconds, in order. */
export interface Trace {
  readonly joins: readonly number[];
  readonly holds: readonly number[];
  readonly admittedAt: number | null;
  /** Different accounts that joined or held from the same device, and from the same network. */
  readonly accountsOnDevice: number;
  readonly accountsOnNetwork: number;
  /** Of the hardest challenge solved: tries, and how long the answer took. */
  readonly solved: { readonly tries: number; readonly milliseconds: number } | null;
}

export interface Signal {
  readonly rule: SuspicionRule;
  readonly points: number;
  /** The figures that broke the rule: numbers only, nothing personal. */
  readonly figures: Readonly<Record<string, number>>;
}

/** A case opens from this many points on, and never on one rule alone. */
export const CASE_POINTS = 80;
export const CASE_RULES = 2;

/** Points of each rule: what a hundred points is worth is decided in CASE_POINTS. */
const POINTS: Readonly<Record<SuspicionRule, number>> = {
  JOIN_BURST: 20,
  HOLD_BURST: 30,
  REGULAR_HOLDS: 40,
  HOLD_AFTER_ADMISSION: 40,
  SHARED_DEVICE: 40,
  // Thousands share an address behind a mobile carrier: it weighs next to nothing.
  SHARED_NETWORK: 10,
  SOLVED_TOO_FAST: 40,
};

/** Each rule on its own; the figures that break it, or nothing. */
const BROKEN: Readonly<Record<SuspicionRule, (trace: Trace) => Signal['figures'] | undefined>> = {
  JOIN_BURST: ({ joins }) => burst(joins, 10, 60_000),
  HOLD_BURST: ({ holds }) => burst(holds, 8, 10_000),
  REGULAR_HOLDS: ({ holds }) => regular(holds),
  HOLD_AFTER_ADMISSION: ({ holds, admittedAt }) => {
    const first = admittedAt === null ? undefined : holds.find((at) => at >= admittedAt);
    // The page hears of the admission, fetches the hall and draws it: nobody has chosen a seat by then.
    if (first === undefined || admittedAt === null || first - admittedAt >= 1_500) return undefined;
    return { milliseconds: Math.round(first - admittedAt), least: 1_500 };
  },
  SHARED_DEVICE: ({ accountsOnDevice: accounts }) => (accounts >= 4 ? { accounts, most: 3 } : undefined),
  SHARED_NETWORK: ({ accountsOnNetwork: accounts }) => (accounts >= 30 ? { accounts, most: 29 } : undefined),
  SOLVED_TOO_FAST: ({ solved }) => {
    if (!solved || solved.tries < 20_000) return undefined;
    // A browser's worker does one or two thousand tries a millisecond on a fast desktop.
    const perMillisecond = Math.round(solved.tries / Math.max(1, solved.milliseconds));
    return perMillisecond > 10_000 ? { perMillisecond, most: 10_000 } : undefined;
  },
};

/** Every rule this trace breaks. */
export function signalsOf(trace: Trace): Signal[] {
  return RULES.flatMap((rule) => {
    const figures = BROKEN[rule](trace);
    return figures ? [{ rule, points: POINTS[rule], figures }] : [];
  });
}

function burst(times: readonly number[], count: number, withinMs: number): Signal['figures'] | undefined {
  for (let last = count - 1; last < times.length; last += 1) {
    const took = (times[last] ?? 0) - (times[last - count + 1] ?? 0);
    if (took <= withinMs) return { count, milliseconds: Math.round(took) };
  }
  return undefined;
}

/** Six or more in a row whose pauses differ by less than a twentieth: a clock presses, nobody. */
function regular(times: readonly number[]): Signal['figures'] | undefined {
  if (times.length < 6) return undefined;
  const pauses = times.slice(1).map((at, i) => at - (times[i] ?? 0));
  const mean = pauses.reduce((sum, pause) => sum + pause, 0) / pauses.length;
  const deviation = Math.sqrt(pauses.reduce((sum, pause) => sum + (pause - mean) ** 2, 0) / pauses.length);
  if (deviation >= mean / 20) return undefined;
  return { count: times.length, pauseMs: Math.round(mean), deviationMs: Math.round(deviation) };
}
