import { describe, expect, it } from 'vitest';
import { aSeating, packed } from '../testing/a-drawing';
import { decodeGrades, decodeStatuses, FREE, HELD, MalformedStatus, NO_GRADE, SOLD } from './seat-status';

const delta = (previous: string, version: string, changes: [number, number][]) => ({
  performanceId: 'p1',
  previous,
  version,
  changes,
});

describe('status bytes', () => {
  it('hold four seats each, the first in the lowest bits', () => {
    // 0b11_10_01_00
    expect([...decodeStatuses(btoa(String.fromCharCode(0xe4)), 4)]).toEqual([0, 1, 2, 3]);
    expect([...decodeStatuses(packed({ 5: 2, 29: 1 }), 30)].flatMap((s, i) => (s ? [[i, s]] : []))).toEqual([
      [5, 2],
      [29, 1],
    ]);
  });

  it('are refused when they cannot be what they should be', () => {
    expect(() => decodeStatuses('AA==', 30)).toThrow(MalformedStatus);
    expect(() => decodeStatuses('%%%', 4)).toThrow(MalformedStatus);
  });

  it('grades have one character per seat', () => {
    expect([...decodeGrades('01-9', 5)]).toEqual([0, 1, NO_GRADE, 9, NO_GRADE]);
  });
});

describe('SeatBoard', () => {
  it('counts what is left by grade and by section', () => {
    const { board } = aSeating({ 0: SOLD, 1: HELD, 20: SOLD });

    expect(board.freeByGrade).toEqual([13, 14]);
    expect([...board.freeBySection]).toEqual([13, 14]);
  });

  it('applies a change that follows what it knows, and tells what changed', () => {
    const { board } = aSeating();
    const heard: (readonly number[] | null)[] = [];
    board.subscribe((changed) => heard.push(changed));

    expect(
      board.apply(
        delta('1', '2', [
          [3, HELD],
          [4, SOLD],
          [5, FREE],
        ]),
      ),
    ).toBe('applied');

    expect([3, 4, 5].map((ordinal) => board.statusOf(ordinal))).toEqual([HELD, SOLD, FREE]);
    expect(heard).toEqual([[3, 4]]);
    expect(board.freeByGrade[0]).toBe(13);
  });

  it('notices a gap and changes nothing', () => {
    const { board } = aSeating();

    expect(board.apply(delta('7', '8', [[3, SOLD]]))).toBe('gap');

    expect(board.isFree(3)).toBe(true);
    expect(board.version).toBe('1');
  });

  it('hears the same news only once', () => {
    const { board } = aSeating();
    board.apply(delta('1', '2', [[3, HELD]]));

    expect(board.apply(delta('1', '2', [[3, HELD]]))).toBe('known');
    expect(board.freeByGrade[0]).toBe(14);
  });

  it('takes a whole new picture and reports only the difference', () => {
    const { board } = aSeating({ 2: SOLD });
    const heard: (readonly number[] | null)[] = [];
    board.subscribe((changed) => heard.push(changed));

    board.replace({ version: '9', seats: packed({ 2: SOLD, 6: HELD }) });

    expect(heard).toEqual([[6]]);
    expect(board.version).toBe('9');
  });
});
