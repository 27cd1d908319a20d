import { aDrawing } from '../../../../test/builders/a-drawing';
import { canonicalJson, contentHash } from './content-hash';
import type { SeatMapDrawing } from './seat-map-drawing';

describe(contentHash.name, () => {
  it('is 32 hex digits and does not depend on the order of keys', () => {
    const drawing = aDrawing();
    const shuffled = Object.fromEntries(Object.entries(drawing).reverse()) as unknown as SeatMapDrawing;

    expect(contentHash(drawing)).toMatch(/^[0-9a-f]{32}$/);
    expect(contentHash(shuffled)).toBe(contentHash(drawing));
  });

  it('survives being stored and read back', () => {
    const drawing = aDrawing();

    expect(contentHash(JSON.parse(canonicalJson(drawing)) as SeatMapDrawing)).toBe(contentHash(drawing));
  });

  it('changes when anything in the drawing changes', () => {
    expect(contentHash(aDrawing({ width: 2001 }))).not.toBe(contentHash(aDrawing()));
  });
});
