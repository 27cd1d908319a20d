import { aDrawing, aRow, aSection } from '../../../../test/builders/a-drawing';
import { seatCountOf, seatLabel, seatsOf } from './drawn-seats';
import { SeatIndex } from './seat-index';

const drawing = aDrawing({
  sections: [
    aSection({ rows: [aRow({ count: 2 }), aRow({ label: '2', y: 42, count: 1 })] }),
    aSection({ id: '나', rows: [aRow({ count: 1, numbers: [7], y: 60 })] }),
  ],
});

describe(seatsOf.name, () => {
  it('counts ordinals on over sections, rows and seats', () => {
    const seats = [...seatsOf(drawing)];

    expect(seats.map(({ ordinal, id }) => [ordinal, id])).toEqual([
      [0, 'A-1-1'],
      [1, 'A-1-2'],
      [2, 'A-2-1'],
      [3, '나-1-7'],
    ]);
    expect(seats[1]).toMatchObject({ x: 20, y: 30, indexInRow: 1, number: 2 });
    expect(seatCountOf(drawing)).toBe(4);
  });
});

describe(seatLabel.name, () => {
  it('speaks Korean and English', () => {
    expect(seatLabel(aSection(), '7', 12)).toEqual({ ko: 'A구역 7열 12번', en: 'Section A, row 7, seat 12' });
  });
});

describe(SeatIndex.name, () => {
  it('finds a seat by its id and by its ordinal, and knows what it does not have', () => {
    const index = new SeatIndex(drawing);

    expect(index.ordinalOf('나-1-7')).toBe(3);
    expect(index.at(2)?.id).toBe('A-2-1');
    expect(index.ordinalOf('A-9-9')).toBeUndefined();
    expect(index.at(4)).toBeUndefined();
    expect(index.size).toBe(4);
  });
});
