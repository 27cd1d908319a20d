import { aDrawing, aRow, aSection } from '../../../../test/builders/a-drawing';
import { BestGroups, type WishForSeats } from './best-groups';
import { SeatIndex } from './seat-index';
import type { DrawnRow } from './seat-map-drawing';
import { SeatNeighbours } from './seat-neighbours';

/** The stage stands at (50, 8) unless told; a row begins at x = 10 with a seat every 10. */
function hallOf(rows: DrawnRow[], stageX = 50): BestGroups {
  const { stage } = aDrawing();
  const drawing = aDrawing({ stage: { ...stage, labelX: stageX }, sections: [aSection({ rows })] });
  return new BestGroups(new SeatNeighbours(new SeatIndex(drawing)));
}

const wish = (changes: Partial<WishForSeats> = {}): WishForSeats => ({
  count: 2,
  isFree: () => true,
  gradeOf: () => 'R',
  ...changes,
});

const without =
  (...taken: number[]) =>
  (ordinal: number) =>
    !taken.includes(ordinal);

describe(BestGroups.name, () => {
  it('begins with the seats nearest to the middle of the stage', () => {
    const hall = hallOf([aRow({ count: 10, y: 60 }), aRow({ label: '2', count: 10, y: 30 })], 55);

    // The second row is the nearer one; its seats 5 and 6 stand at 50 and 60.
    expect(hall.find(wish(), 1)).toEqual([[14, 15]]);
    expect(hall.find(wish({ isFree: without(14, 15) }), 1)).toEqual([[12, 13]]);
  });

  it('never seats a group across an aisle, two rows, two grades or a jump in the numbers', () => {
    const acrossAisle = hallOf([aRow({ count: 2, seats: [10, 30, 24, 30] })]);
    const acrossRows = hallOf([aRow({ count: 1 }), aRow({ label: '2', count: 1, x: 20 })]);
    const acrossNumbers = hallOf([aRow({ count: 2, numbers: [2, 5] })]);
    const acrossGrades = wish({ gradeOf: (ordinal) => (ordinal === 0 ? 'R' : 'S') });

    for (const hall of [acrossAisle, acrossRows, acrossNumbers]) expect(hall.find(wish(), 9)).toEqual([]);
    expect(hallOf([aRow({ count: 2 })]).find(acrossGrades, 9)).toEqual([]);
  });

  it('knows halls that number odd seats on one side, and gives a row of one to who comes alone', () => {
    expect(hallOf([aRow({ count: 3, numbers: [5, 3, 1] })]).find(wish({ count: 3 }), 9)).toEqual([[0, 1, 2]]);
    expect(hallOf([aRow({ count: 1 })]).find(wish({ count: 1 }), 9)).toEqual([[0]]);
    expect(hallOf([aRow({ count: 1 })]).find(wish(), 9)).toEqual([]);
  });

  it('keeps to the grade that was asked for', () => {
    const gradeOf = (ordinal: number) => (ordinal < 4 ? 'R' : 'S');

    expect(hallOf([aRow({ count: 8 })]).find(wish({ gradeOf, grade: 'S' }), 1)).toEqual([[4, 5]]);
    expect(hallOf([aRow({ count: 8 })]).find(wish({ gradeOf, grade: 'A' }), 1)).toEqual([]);
    expect(hallOf([aRow({ count: 8 })]).find(wish({ gradeOf: () => null }), 1)).toEqual([]);
  });

  it('leaves no single seat behind: not beside a taken seat, an aisle or the end of the row', () => {
    // Free are 1 to 5 of eight; the middle of the stage is over 2 and 3, which would leave 1 alone.
    const free = wish({ isFree: (ordinal) => ordinal >= 1 && ordinal <= 5 });
    const overTwoAndThree = hallOf([aRow({ count: 8 })], 35);
    // An aisle after the third seat.
    const acrossAisle = hallOf([aRow({ count: 6, seats: [10, 30, 20, 30, 30, 30, 50, 30, 60, 30, 70, 30] })], 10);

    expect(overTwoAndThree.find(free, 9)).toEqual([
      [1, 2],
      [4, 5],
    ]);
    expect(acrossAisle.find(wish({ count: 3, isFree: without(0) }), 9)).toEqual([[3, 4, 5]]);
  });

  it('strands a seat only when every group does', () => {
    const three = hallOf([aRow({ count: 3 })], 10);

    expect(three.find(wish(), 9)).toEqual([
      [0, 1],
      [1, 2],
    ]);
    // A row of two is worse placed, and still comes first: it leaves nobody alone.
    expect(hallOf([aRow({ count: 3 }), aRow({ label: '2', count: 2, y: 90 })]).find(wish(), 9)).toEqual([[3, 4]]);
  });

  it('gives no place for wheelchairs and no restricted view, and a lone wheelchair place is not stranded', () => {
    const hall = hallOf([aRow({ count: 7, wheelchair: [0], restrictedView: [5, 6] })]);

    expect(hall.find(wish({ count: 4 }), 9)).toEqual([[1, 2, 3, 4]]);
    expect(hall.find(wish({ count: 5 }), 9)).toEqual([]);
    expect(hall.largest(wish())).toBe(4);
  });

  it('says how many could sit together, in a grade or in any', () => {
    const hall = hallOf([aRow({ count: 9 })]);
    const free = { isFree: without(2), gradeOf: (ordinal: number) => (ordinal < 7 ? 'R' : 'S') };

    expect(hall.largest(free)).toBe(4);
    expect(hall.largest({ ...free, grade: 'S' })).toBe(2);
    expect(hall.largest({ ...free, isFree: () => false })).toBe(0);
  });
});
