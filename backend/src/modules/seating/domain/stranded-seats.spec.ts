import { aDrawing, aRow, aSection } from '../../../../test/builders/a-drawing';
import { AdjacentSeats } from './adjacent-seats';
import { SeatIndex } from './seat-index';
import type { DrawnRow } from './seat-map-drawing';
import { SeatNeighbours } from './seat-neighbours';
import { type ChosenByHand, StrandedSeats } from './stranded-seats';

function hallOf(...rows: DrawnRow[]) {
  const index = new SeatIndex(aDrawing({ sections: [aSection({ rows })] }));
  const neighbours = new SeatNeighbours(index);
  const hall = new StrandedSeats(neighbours, new AdjacentSeats(index, neighbours));
  return (chosen: number[], changes: Partial<ChosenByHand> = {}) =>
    hall.check({ chosen, isFree: () => true, gradeOf: () => 'R', ...changes });
}

const without =
  (...taken: number[]) =>
  (ordinal: number) =>
    !taken.includes(ordinal);

describe(StrandedSeats.name, () => {
  it('sees the seat left alone at the end of a row, beside a taken seat, beside an aisle and between chosen ones', () => {
    const row = hallOf(aRow({ count: 10 }));
    // An aisle after the fourth of eight seats.
    const acrossAisle = hallOf(aRow({ count: 8, seats: [10, 20, 30, 40, 60, 70, 80, 90].flatMap((x) => [x, 30]) }));

    expect(row([1, 2])?.stranded).toEqual([0]);
    expect(row([3, 4], { isFree: without(6) })?.stranded).toEqual([5]);
    expect(acrossAisle([5, 6])?.stranded).toEqual([4, 7]);
    expect(row([3, 5])?.stranded).toEqual([4]);
  });

  it('has nothing against a choice that leaves two or none', () => {
    const row = hallOf(aRow({ count: 10 }));

    expect(row([0, 1])).toBeUndefined();
    expect(row([2, 3])).toBeUndefined();
    expect(row([0, 1, 2], { isFree: without(3) })).toBeUndefined();
    // Seat 4 was alone before.
    expect(row([6, 7], { isFree: without(3, 5) })).toBeUndefined();
  });

  it('offers the nearest groups instead, of the same grade, that leave nobody alone', () => {
    const row = hallOf(aRow({ count: 6 }));

    expect(row([1, 2])?.alternatives).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ]);
  });

  it('allows what cannot be helped: one more seat than wanted is free, wherever one sits', () => {
    const hall = hallOf(aRow({ count: 3 }), aRow({ label: '2', count: 8, y: 60 }));

    expect(hall([0, 1])).toBeUndefined();
    expect(hall([1, 2])).toBeUndefined();
    // The middle of five could have been avoided; between other grades it could not.
    expect(hall([4, 5])?.stranded).toEqual([3]);
    expect(hall([4, 5], { gradeOf: (ordinal) => (ordinal === 4 || ordinal === 5 ? 'VIP' : 'R') })).toBeUndefined();
  });

  it('allows it when the group could sit nowhere without', () => {
    // Free are five and three seats: four side by side always leave one, two here and two there may as well.
    const hall = hallOf(aRow({ count: 5 }), aRow({ label: '2', count: 4, y: 60 }));

    expect(hall([1, 2])?.stranded).toEqual([0]);
    expect(hall([1, 2, 5, 6], { isFree: without(8) })).toBeUndefined();
  });

  it('does not count places for wheelchairs, and leaves taken seats to the hold', () => {
    expect(hallOf(aRow({ count: 6, wheelchair: [0] }))([1, 2])).toBeUndefined();
    expect(hallOf(aRow({ count: 6 }))([1, 2], { isFree: without(2) })).toBeUndefined();
  });
});
