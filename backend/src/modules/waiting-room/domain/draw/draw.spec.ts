import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BeaconPlan, type BeaconValue, type DrawAnnouncement, DRAW_FORMAT } from './draw-file';
import { holdDraw } from './draw';
import { planBeacon, timeOfRound } from './beacon-rounds';
import { commitmentOf, digest, firstLink, markOf, nextLink } from './entrant-chain';
import { DrawnNumbers, shuffled } from './shuffle';

const PERFORMANCE = '01890000-0000-7000-8000-000000000001';
const CLOSES_AT = '2027-01-10T11:00:00.000Z';
const SEED = 'a1'.repeat(32);

function announce(seed = SEED, beacon: BeaconPlan | null = null): DrawAnnouncement {
  const fixed = { performanceId: PERFORMANCE, closesAt: CLOSES_AT, beacon };
  return { ...fixed, commitment: commitmentOf({ ...fixed, seed }) };
}

const marks = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => markOf(PERFORMANCE, `entry-${i}`, `nonce-${i}`));

/** Chi-square over all cells of a table whose cells should all hold the same number. */
function chiSquare(table: readonly (readonly number[])[], expected: number): number {
  return table.flat().reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
}

describe('the draw', () => {
  it('gives every entrant exactly one place, and the same ones to whoever draws again', () => {
    const draw = { announcement: announce(), seed: SEED, marks: marks(500), beacon: null };
    const { order } = holdDraw(draw);

    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, i) => i + 1));
    expect(holdDraw(draw).order).toEqual(order);
  });

  it('favours nobody: chi-square over 10,000 draws of 20 entrants', () => {
    const [entrants, draws] = [20, 10_000];
    const seen = Array.from({ length: entrants }, () => Array.from({ length: entrants }, () => 0));
    for (let draw = 0; draw < draws; draw += 1) {
      // A new seed each time, and always the same ones: the figure below never changes.
      shuffled(entrants, digest('simulated', draw)).forEach((entrant, place) => {
        const places = seen[entrant - 1] ?? [];
        places[place] = (places[place] ?? 0) + 1;
      });
    }

    // 19 × 19 degrees of freedom: 361 on average, above 449 once in a thousand fair tries, below 281 likewise.
    const figure = chiSquare(seen, draws / entrants);
    expect(figure).toBeLessThan(449);
    expect(figure).toBeGreaterThan(281);
  });

  it('tells a shuffle that favours somebody', () => {
    const [entrants, draws] = [20, 10_000];
    const seen = Array.from({ length: entrants }, () => Array.from({ length: entrants }, () => 0));
    for (let draw = 0; draw < draws; draw += 1) {
      const order = shuffled(entrants, digest('simulated', draw));
      // Entrant 1 pays for a better place in one draw of twenty.
      if (draw % 20 === 0) order.unshift(...order.splice(order.indexOf(1), 1));
      order.forEach((entrant, place) => {
        const places = seen[entrant - 1] ?? [];
        places[place] = (places[place] ?? 0) + 1;
      });
    }

    expect(chiSquare(seen, draws / entrants)).toBeGreaterThan(449);
  });

  it('changes completely with one other entrant, another seed or another beacon', () => {
    const plan = planBeacon(new Date(CLOSES_AT));
    const beacon = (randomness: string): BeaconValue => ({ ...plan, randomness, signature: '00' });
    const draw = (who: readonly string[], seed = SEED, value: BeaconValue | null = null) =>
      holdDraw({ announcement: announce(seed, value && plan), seed, marks: who, beacon: value }).order;
    const original = draw(marks(200));
    const one = marks(200).with(117, markOf(PERFORMANCE, 'entry-117', 'another nonce'));

    const others = [
      draw(one),
      draw(marks(200), 'b2'.repeat(32)),
      draw(marks(200), SEED, beacon('11')),
      draw(marks(200), SEED, beacon('22')),
    ];
    for (const order of others) {
      const unmoved = order.filter((entrant, place) => original[place] === entrant).length;
      expect(unmoved).toBeLessThan(10);
    }
  });

  it('refuses a seed or a round of the beacon that was not announced', () => {
    const plan = planBeacon(new Date(CLOSES_AT));
    const announcement = announce(SEED, plan);
    const value = { ...plan, randomness: '11', signature: '00' };

    expect(() => holdDraw({ announcement, seed: 'b2'.repeat(32), marks: [], beacon: value })).toThrow('announced seed');
    expect(() => holdDraw({ announcement, seed: SEED, marks: [], beacon: null })).toThrow('announced round');
    const later = { ...value, round: plan.round + 1 };
    expect(() => holdDraw({ announcement, seed: SEED, marks: [], beacon: later })).toThrow('announced round');
  });

  it('hangs every entrant on all before them', () => {
    const { commitment } = announce();
    const head = (who: readonly string[]) =>
      who.reduce((link, mark, i) => nextLink(link, i + 1, mark), firstLink(PERFORMANCE, commitment));
    const [a = '', b = '', c = ''] = marks(3);

    expect(new Set([head([a, b, c]), head([b, a, c]), head([a, c]), head([a, b]), head([])]).size).toBe(5);
  });
});

describe('numbers drawn from a key', () => {
  it('never come from the uneven rest of a word', () => {
    // A bound just above half of 2³²: nearly every second word must be thrown away, and none may come out folded.
    const bound = 2 ** 31 + 1;
    const numbers = new DrawnNumbers('ab'.repeat(32));
    const low = Array.from({ length: 4_000 }, () => numbers.below(bound)).filter((n) => n < bound / 2).length;

    // Folded words would put two thirds or more into the lower half.
    expect(low).toBeGreaterThan(1_850);
    expect(low).toBeLessThan(2_150);
  });

  it('refuses a bound it cannot draw below', () => {
    expect(() => new DrawnNumbers('00').below(0)).toThrow(RangeError);
    expect(() => new DrawnNumbers('00').below(2 ** 32 + 1)).toThrow(RangeError);
  });
});

describe('the beacon', () => {
  it('counts drand rounds as drand does', () => {
    const network = planBeacon(new Date(CLOSES_AT));

    expect(timeOfRound({ ...network, round: 27_946_612 })).toEqual(new Date('2026-04-20T00:00:00Z'));
  });

  it('is made at least ten seconds after the list is closed, and no more than a round later than that', () => {
    for (const millisecond of [0, 1, 999, 1_000, 2_999]) {
      const closesAt = new Date(Date.parse(CLOSES_AT) + millisecond);
      const wait = timeOfRound(planBeacon(closesAt)).getTime() - closesAt.getTime();

      expect(wait).toBeGreaterThanOrEqual(10_000);
      expect(wait).toBeLessThan(13_000);
    }
  });
});

describe('the published file', () => {
  it('is the one of docs/draw, which the verifier there is tested with', () => {
    const root = join(__dirname, '../../../../../..');
    const { files } = JSON.parse(readFileSync(join(root, 'docs/draw/vectors.json'), 'utf8')) as {
      files: readonly ReturnType<typeof holdDraw>[];
    };

    expect(files.map(({ entrants }) => entrants.length)).toEqual([0, 1, 25, 300]);
    for (const file of files) {
      const { performanceId, commitment, closesAt, beacon, seed, entrants } = file;
      const plan = beacon && {
        chainHash: beacon.chainHash,
        genesisTime: beacon.genesisTime,
        periodSeconds: beacon.periodSeconds,
        round: beacon.round,
      };
      const announcement = { performanceId, commitment, closesAt, beacon: plan };
      expect(file.format).toBe(DRAW_FORMAT);
      expect(holdDraw({ announcement, seed, marks: entrants, beacon })).toEqual(file);
    }
  });
});
