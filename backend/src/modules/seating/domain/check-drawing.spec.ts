import { aDrawing, aRow, aSection } from '../../../../test/builders/a-drawing';
import { checkDrawing } from './check-drawing';
import type { DrawnRow } from './seat-map-drawing';

const withRows = (...rows: DrawnRow[]) => checkDrawing(aDrawing({ sections: [aSection({ rows })] }));
const codes = (problems: { code: string }[]) => problems.map(({ code }) => code);

describe(checkDrawing.name, () => {
  it('has nothing to say about a sound drawing', () => {
    expect(checkDrawing(aDrawing())).toEqual([]);
  });

  it('refuses a map without seats', () => {
    expect(codes(checkDrawing(aDrawing({ sections: [] })))).toEqual(['map.empty']);
  });

  it('names sections, rows and seats that appear twice', () => {
    const twice = checkDrawing(aDrawing({ sections: [aSection(), aSection({ rows: [aRow({ y: 60 })] })] }));

    expect(twice).toContainEqual({ code: 'section.duplicate', where: 'A' });
    expect(withRows(aRow(), aRow({ y: 60 }))).toContainEqual({ code: 'row.duplicate', where: 'A-1' });
    expect(withRows(aRow({ count: 2, numbers: [5, 5] }))).toEqual([{ code: 'seat.duplicate', where: 'A-1-5' }]);
  });

  it('refuses ids that are too long or have other characters', () => {
    const long = checkDrawing(aDrawing({ sections: [aSection({ id: 'x'.repeat(21), rows: [aRow({ count: 1 })] })] }));
    const odd = checkDrawing(aDrawing({ sections: [aSection({ id: 'A/1', rows: [aRow({ count: 1 })] })] }));

    expect(codes(long)).toEqual(['seat.id-unusable']);
    expect(odd).toEqual([{ code: 'seat.id-unusable', where: 'A/1-1-1' }]);
  });

  it('refuses seats outside the map, or nowhere', () => {
    expect(withRows(aRow({ count: 1, x: 3 }))).toEqual([{ code: 'seat.outside', where: 'A-1-1' }]);
    expect(withRows(aRow({ count: 1, seats: [Number.NaN, 30] }))).toEqual([{ code: 'seat.outside', where: 'A-1-1' }]);
  });

  it('refuses seats on top of each other, also from different rows', () => {
    expect(withRows(aRow({ count: 1 }), aRow({ label: '2', count: 1, x: 15, y: 35 }))).toEqual([
      { code: 'seat.overlap', where: 'A-1-1 and A-2-1' },
    ]);
    expect(withRows(aRow({ count: 1 }), aRow({ label: '2', count: 1, y: 37.2 }))).toEqual([]);
  });

  it('wants as many coordinates, numbers and angles as there are seats', () => {
    expect(codes(withRows(aRow({ count: 2, angle: [0] })))).toEqual(['row.lengths-differ']);
    expect(codes(withRows(aRow({ count: 2, seats: [10, 30, 20, 30, 30, 30] })))).toEqual(['row.lengths-differ']);
    expect(codes(withRows(aRow({ count: 2, wheelchair: [2] })))).toEqual(['row.index-outside']);
  });

  it('takes only absolute path data', () => {
    const relative = aDrawing({ shapes: [{ kind: 'wall', path: 'm0 0 l10 10' }] });

    expect(checkDrawing(relative)).toEqual([{ code: 'path.not-drawable', where: 'wall #0' }]);
  });
});
