import { aDrawing, aRow, aSection } from '../../../../test/builders/a-drawing';
import { AdjacentSeats, type WantedSeats } from './adjacent-seats';
import { SeatIndex } from './seat-index';
import type { DrawnRow } from './seat-map-drawing';

function seatsIn(...rows: DrawnRow[]): AdjacentSeats {
  return new AdjacentSeats(new SeatIndex(aDrawing({ sections: [aSection({ rows })] })));
}

const wanting = (changes: Partial<WantedSeats>): WantedSeats => ({
  count: 2,
  lost: [0],
  isFree: () => true,
  gradeOf: () => 'R',
  ...changes,
});

describe(AdjacentSeats.name, () => {
  it('offers the nearest groups first, without overlap and without the lost seats', () => {
    const row = seatsIn(aRow({ count: 10 }));

    expect(row.find(wanting({ lost: [4, 5] }))).toEqual([
      [2, 3],
      [6, 7],
      [0, 1],
    ]);
  });

  it('never offers a taken seat', () => {
    const row = seatsIn(aRow({ count: 10 }));

    expect(row.find(wanting({ lost: [4, 5], isFree: (ordinal) => ordinal !== 2 && ordinal !== 7 }))).toEqual([
      [0, 1],
      [8, 9],
    ]);
  });

  it('keeps to the grade of the lost seats', () => {
    const row = seatsIn(aRow({ count: 8 }));

    expect(row.find(wanting({ lost: [3], gradeOf: (ordinal) => (ordinal < 3 ? 'S' : 'R') }))).toEqual([
      [4, 5],
      [6, 7],
    ]);
    expect(row.find(wanting({ lost: [3], gradeOf: () => null }))).toEqual([]);
  });

  it('never seats a group across an aisle, two rows or a jump in the numbers', () => {
    const acrossAisle = seatsIn(aRow({ count: 3, seats: [10, 30, 20, 30, 34, 30] }));
    const acrossRows = seatsIn(aRow({ count: 2 }), aRow({ label: '2', count: 1, x: 30, y: 30 }));
    const acrossNumbers = seatsIn(aRow({ count: 3, numbers: [1, 2, 5] }));

    for (const seats of [acrossAisle, acrossRows, acrossNumbers])
      expect(seats.find(wanting({ lost: [0] }))).toEqual([]);
  });

  it('knows halls that number odd seats on one side', () => {
    expect(seatsIn(aRow({ count: 3, numbers: [5, 3, 1] })).find(wanting({ lost: [0] }))).toEqual([[1, 2]]);
  });

  it('keeps wheelchair places for who needs one', () => {
    const seats = seatsIn(aRow({ count: 6, wheelchair: [1, 2, 3] }));

    expect(seats.find(wanting({ lost: [0] }))).toEqual([[4, 5]]);
    expect(seats.find(wanting({ lost: [1] }))).toEqual([[2, 3]]);
  });

  it('offers a restricted view only to who had chosen one', () => {
    const seats = seatsIn(aRow({ count: 5, restrictedView: [0, 1, 2] }));

    expect(seats.find(wanting({ lost: [4], count: 1, limit: 5 }))).toEqual([[3]]);
    expect(seats.find(wanting({ lost: [0], count: 1, limit: 5 }))).toEqual([[1], [2], [3], [4]]);
  });

  it('leaves nobody alone where that is wanted', () => {
    const row = seatsIn(aRow({ count: 8 }));
    const wish = wanting({ lost: [4], isFree: (ordinal) => ordinal !== 4 && ordinal !== 0 });

    expect(row.find(wish)[0]).toEqual([2, 3]);
    expect(row.find({ ...wish, leavesNobodyAlone: true })).toEqual([]);
    expect(row.find({ ...wish, count: 3, leavesNobodyAlone: true })).toEqual([
      [1, 2, 3],
      [5, 6, 7],
    ]);
  });

  it('answers with nothing when no group is long enough, or nothing was lost', () => {
    const row = seatsIn(aRow({ count: 4 }));

    expect(row.find(wanting({ count: 4 }))).toEqual([]);
    expect(row.find(wanting({ lost: [] }))).toEqual([]);
    expect(row.find(wanting({ lost: [99] }))).toEqual([]);
  });
});
