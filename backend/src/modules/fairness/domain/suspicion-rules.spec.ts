import { CASE_POINTS, CASE_RULES, RULES, signalsOf, type Trace } from './suspicion-rules';

const calm: Trace = {
  joins: [0, 40_000],
  holds: [100_000, 131_000, 139_500, 170_100, 215_000, 233_700],
  admittedAt: 60_000,
  accountsOnDevice: 2,
  accountsOnNetwork: 25,
  solved: { tries: 18_000, milliseconds: 90 },
};
const every = (pause: number, count: number) => Array.from({ length: count }, (_, i) => 100_000 + i * pause);
const rulesOf = (trace: Partial<Trace>) => signalsOf({ ...calm, ...trace }).map(({ rule }) => rule);

it('finds nothing in how people press', () => {
  expect(rulesOf({})).toEqual([]);
});

it.each<[string, Partial<Trace>]>([
  ['JOIN_BURST', { joins: every(6_100, 10) }],
  ['HOLD_BURST', { holds: [0, 900, 2_400, 2_900, 4_100, 5_600, 6_000, 9_999].map((at) => at + 100_000) }],
  ['REGULAR_HOLDS', { holds: every(3_000, 6) }],
  ['HOLD_AFTER_ADMISSION', { holds: [61_499] }],
  ['SHARED_DEVICE', { accountsOnDevice: 4 }],
  ['SHARED_NETWORK', { accountsOnNetwork: 30 }],
  ['SOLVED_TOO_FAST', { solved: { tries: 640_000, milliseconds: 60 } }],
])('%s', (rule, trace) => {
  expect(rulesOf(trace)).toEqual([rule]);
});

it.each<[string, Partial<Trace>]>([
  ['ten joins in a little more than a minute', { joins: every(6_700, 10) }],
  ['eight holds in a little more than ten seconds', { holds: [0, 900, 2_400, 2_900, 4_100, 5_600, 6_000, 10_001] }],
  ['pauses that differ', { holds: [0, 3_000, 6_200, 8_800, 12_100, 15_000] }],
  ['a hold a second and a half after being let in', { holds: [61_500] }],
  ['a hold before being let in', { holds: [100], admittedAt: 200 }],
  ['a small sum done between two looks at the clock', { solved: { tries: 19_999, milliseconds: 0 } }],
])('leaves alone: %s', (_, trace) => {
  expect(rulesOf(trace)).toEqual([]);
});

it('says which figures broke a rule', () => {
  expect(signalsOf({ ...calm, holds: every(3_000, 6) })).toEqual([
    { rule: 'REGULAR_HOLDS', points: 40, figures: { count: 6, pauseMs: 3_000, deviationMs: 0 } },
  ]);
});

it('never opens a case on one rule alone, nor on sharing a network and one thing more', () => {
  const points = signalsOf({
    joins: every(100, 10),
    holds: every(100, 8),
    admittedAt: 99_000,
    accountsOnDevice: 9,
    accountsOnNetwork: 99,
    solved: { tries: 1_000_000, milliseconds: 1 },
  });
  expect(points.map(({ rule }) => rule)).toEqual(RULES);
  expect(CASE_RULES).toBeGreaterThan(1);
  const most = Math.max(...points.map((signal) => signal.points));
  expect(most + 10).toBeLessThan(CASE_POINTS);
});
