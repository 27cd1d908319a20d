import { nextPace } from './pace';
import { phaseOf, type Queue, secondsUntilCalled } from './queue';

const at = (time: string) => new Date(`2027-01-10T${time}Z`);

const queue: Queue = {
  performanceId: 'p',
  revision: 1,
  mode: 'ALWAYS',
  from: null,
  entranceOpensAt: at('10:00:00'),
  capacity: 400,
  ratePerMinute: 6_000,
  staySeconds: 600,
  autoHoldsPerSecond: 50,
  paused: false,
  challenge: 'SUSPICIOUS',
  challengeCost: 20_000,
  onSince: at('09:00:00'),
  saleClosesAt: at('20:00:00'),
  serving: 0,
  lastSeq: 0,
  pace: 1,
  waiting: 0,
  inside: 0,
  admittedLastMinute: 0,
  freedLastMinute: 0,
  measuredHoldsPerSecond: null,
  draw: {
    state: 'OPEN',
    commitment: '',
    closesAt: at('11:00:00'),
    beacon: null,
    entrants: 0,
    head: '',
    announcedAt: at('08:00:00'),
    drawnAt: null,
  },
};
const drawn: Queue = { ...queue, draw: queue.draw && { ...queue.draw, state: 'DRAWN' } };

it.each([
  ['BEFORE', queue, '09:59:59'],
  ['PRE_QUEUE', queue, '10:00:00'],
  ['PRE_QUEUE', queue, '10:59:59'],
  ['DRAWING', queue, '11:00:00'],
  ['OPEN', drawn, '11:00:05'],
  ['PAUSED', { ...drawn, paused: true }, '11:00:05'],
  ['CLOSED', drawn, '20:00:00'],
  ['OFF', { ...drawn, mode: 'OFF' as const }, '11:00:05'],
  ['OFF', { ...drawn, draw: null, entranceOpensAt: null, mode: 'AUTO' as const, onSince: null }, '11:00:05'],
])('the phase is %s', (phase, state, time) => {
  expect(phaseOf(state, at(time))).toBe(phase);
});

describe('the time until somebody is called', () => {
  const now = at('12:00:00');

  it('follows the places that became free in the last minute', () => {
    const busy = { ...drawn, inside: 400, freedLastMinute: 200 };

    expect(secondsUntilCalled(busy, 999, now)).toBe(300);
    expect(secondsUntilCalled({ ...busy, freedLastMinute: 100 }, 999, now)).toBe(600);
  });

  it('is guessed from capacity and length of a visit before anybody has left', () => {
    expect(secondsUntilCalled({ ...drawn, inside: 400 }, 79, now)).toBe(120);
  });

  it('does not take those who filled the empty room for places that became free', () => {
    const full = { ...drawn, inside: 400, admittedLastMinute: 400 };

    expect(secondsUntilCalled(full, 399, now)).toBe(600);
    expect(secondsUntilCalled({ ...full, freedLastMinute: 60 }, 399, now)).toBe(400);
  });

  it('is never shorter than the set rate allows, however many places became free', () => {
    expect(secondsUntilCalled({ ...drawn, ratePerMinute: 30, inside: 400, freedLastMinute: 400 }, 29, now)).toBe(60);
  });

  it('is short while there is room', () => {
    expect(secondsUntilCalled(drawn, 100, now)).toBe(1);
  });

  it('is unknown while nobody is called', () => {
    expect(secondsUntilCalled({ ...drawn, paused: true }, 5, now)).toBeNull();
    expect(secondsUntilCalled(queue, 5, at('10:30:00'))).toBeNull();
  });
});

describe('the pace of admissions', () => {
  const calm = { holds: 100, slow: 2, holdsPerSecond: 20 };
  const slow = { holds: 100, slow: 20, holdsPerSecond: 20 };

  it('falls quickly when holds are slow, and never to nothing', () => {
    let pace = 1;
    for (let second = 0; second < 3; second += 1) pace = nextPace(pace, slow);
    expect(pace).toBeLessThan(0.35);
    for (let second = 0; second < 60; second += 1) pace = nextPace(pace, slow);
    expect(pace).toBe(0.05);
  });

  it('comes back step by step, and never above what staff set', () => {
    let pace = 0.05;
    for (let second = 0; second < 10; second += 1) pace = nextPace(pace, calm);
    expect(pace).toBeCloseTo(0.55);
    for (let second = 0; second < 60; second += 1) pace = nextPace(pace, calm);
    expect(pace).toBe(1);
  });

  it('does not listen to a handful of holds', () => {
    expect(nextPace(0.5, { holds: 5, slow: 5, holdsPerSecond: 1 })).toBeCloseTo(0.55);
  });
});
