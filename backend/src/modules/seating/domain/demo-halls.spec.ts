import { join } from 'node:path';
import { AdjacentSeats } from './adjacent-seats';
import { checkDrawing } from './check-drawing';
import { canonicalJson, contentHash } from './content-hash';
import { seatCountOf, seatsOf } from './drawn-seats';
import { SeatIndex } from './seat-index';
import type { SeatMapDrawing } from './seat-map-drawing';

// Scripts of database/ are a program of their own: asked at run time, not compiled in.
const seeds = join(__dirname, '../../../../../database/seeds');

interface Halls {
  readonly halls: Readonly<Record<string, () => SeatMapDrawing>>;
}

interface Stored {
  readonly stored: (drawing: SeatMapDrawing) => { text: string; hash: string };
  readonly seatRows: (drawing: SeatMapDrawing) => { ordinal: number; seatId: string }[];
}

describe('the demo halls', () => {
  let halls: [string, SeatMapDrawing][];
  let rules: Stored;

  beforeAll(async () => {
    const maps = (await import(join(seeds, 'seat-maps/index.ts'))) as Halls;
    halls = Object.entries(maps.halls).map(([name, draw]) => [name, draw()]);
    rules = (await import(join(seeds, 'demo/drawn.ts'))) as Stored;
  });

  const hall = (name: string): SeatMapDrawing => {
    const found = halls.find(([known]) => known === name);
    if (!found) throw new Error(`No hall is called ${name}.`);
    return found[1];
  };

  it('are sound drawings', () => {
    expect(halls.map(([name, drawing]) => [name, checkDrawing(drawing)])).toEqual(halls.map(([name]) => [name, []]));
  });

  it('are a small theatre, a large hall and an arena', () => {
    expect(seatCountOf(hall('small-theatre'))).toBeGreaterThan(280);
    expect(seatCountOf(hall('concert-hall'))).toBeGreaterThan(1_450);
    expect(seatCountOf(hall('arena'))).toBeGreaterThanOrEqual(12_000);
    expect(canonicalJson(hall('arena')).length).toBeLessThan(400_000);
  });

  it('are stored under the same name, and with the same seats, as the backend would', () => {
    for (const [, drawing] of halls) {
      expect(rules.stored(drawing)).toEqual({ text: canonicalJson(drawing), hash: contentHash(drawing) });
      expect(rules.seatRows(drawing).map(({ ordinal, seatId }) => [ordinal, seatId])).toEqual(
        [...seatsOf(drawing)].map(({ ordinal, id }) => [ordinal, id]),
      );
    }
  });

  it('have seats for wheelchairs', () => {
    for (const [, drawing] of halls) {
      expect(drawing.sections.some(({ rows }) => rows.some(({ wheelchair }) => wheelchair))).toBe(true);
    }
  });

  it('answer with neighbours of the same row, all free, in the arena', () => {
    const index = new SeatIndex(hall('arena'));
    const lost = index.ordinalOf('107-8-10') ?? -1;
    const isFree = (ordinal: number) => ordinal % 7 !== 0;

    const groups = new AdjacentSeats(index).find({ count: 4, lost: [lost], isFree, gradeOf: () => 'R' });

    expect(groups).toHaveLength(3);
    for (const group of groups) {
      expect(group.every(isFree)).toBe(true);
      expect(new Set(group.map((ordinal) => index.at(ordinal)?.row)).size).toBe(1);
    }
  });
});
