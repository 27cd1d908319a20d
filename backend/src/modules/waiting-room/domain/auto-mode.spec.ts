import { AUTO_MINIMUM_MS, autoSwitch } from './auto-mode';
import { rehearsedLimit, nextPace } from './pace';
import type { Queue } from './queue';

const now = new Date('2027-01-10T12:00:00Z');
const before = (ms: number) => new Date(now.getTime() - ms);
const press = (holdsPerSecond: number, slow = 0) => ({ holds: holdsPerSecond * 5, slow, holdsPerSecond });

const queue = (change: Partial<Queue> = {}): Queue => ({
  performanceId: 'p',
  revision: 1,
  mode: 'AUTO',
  from: null,
  entranceOpensAt: null,
  capacity: 400,
  ratePerMinute: 6_000,
  staySeconds: 600,
  autoHoldsPerSecond: 50,
  paused: false,
  challenge: 'OFF',
  challengeCost: 1,
  onSince: null,
  saleClosesAt: new Date('2027-01-20T12:00:00Z'),
  serving: 0,
  lastSeq: 0,
  pace: 1,
  waiting: 0,
  inside: 0,
  admittedLastMinute: 0,
  freedLastMinute: 0,
  measuredHoldsPerSecond: null,
  draw: null,
  ...change,
});
const on = (change: Partial<Queue> = {}) => queue({ onSince: before(AUTO_MINIMUM_MS + 1), ...change });

it.each([
  ['comes on at the set number of holds', queue(), press(50), 'on'],
  ['stays off below it', queue(), press(49.9), null],
  ['comes on when holds are slow, however few', queue(), press(4, 2), 'on'],
  ['goes off when it is calm and nobody waits', on(), press(24), 'off'],
  ['stays on between the two numbers', on(), press(25), null],
  ['stays on while somebody waits', on({ waiting: 1 }), press(0), null],
  ['stays on while holds are slow', on(), press(10, 20), null],
  ['stays on for two minutes', on({ onSince: before(AUTO_MINIMUM_MS) }), press(0), null],
  ['is let come on before it can go off', queue({ onSince: before(-2_000) }), press(0), null],
  ['is nobody else’s business', on({ mode: 'ALWAYS' }), press(0), null],
] as const)('an automatic queue %s', (_, state, pressure, wanted) => {
  expect(autoSwitch(state, pressure, now)).toBe(wanted);
});

it('lets fewer in as soon as more holds come than a rehearsal served well, with room to spare', () => {
  expect(nextPace(1, press(81), 100)).toBeCloseTo(0.67);
  expect(nextPace(0.5, press(80), 100)).toBeCloseTo(0.55);
  expect(nextPace(0.5, press(5_000), null)).toBeCloseTo(0.55);
});

it.each([
  ['the rate that was served well', { holdsPerSecond: 400, limitedBy: 'LATENCY' }, 400],
  ['the first step where that was too much already', { holdsPerSecond: 0, limitedBy: 'ERRORS' }, 200],
  ['nothing where nothing gave', { holdsPerSecond: 3_200, limitedBy: null }, null],
  ['nothing where nothing was tried', null, null],
])('a stress rehearsal limits the inflow to %s', (_, knee, limit) => {
  expect(rehearsedLimit({ knee, lowestPerSecond: knee && 200 })).toBe(limit);
});

it('without a rehearsal there is no limit', () => {
  expect(rehearsedLimit(null)).toBeNull();
});
