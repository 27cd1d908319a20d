import { describe, expect, it } from 'vitest';
import { aSeating } from '../testing/a-drawing';
import { seatsUnder } from './brush';
import { HoldAttempt, isUndecided } from './hold-attempt';
import { emptySelection, type SelectionAction, selectionReducer } from './selection';
import { storedSelection, storeSelection } from './stored-selection';

const after = (...actions: SelectionAction[]) => actions.reduce(selectionReducer, emptySelection(3));

describe('selection', () => {
  it('takes a seat and lets it go again', () => {
    expect(after({ type: 'toggle', ordinal: 4 }, { type: 'toggle', ordinal: 9 }).ordinals).toEqual([4, 9]);
    expect(after({ type: 'toggle', ordinal: 4 }, { type: 'toggle', ordinal: 4 }).ordinals).toEqual([]);
  });

  it('stops at the limit and says so', () => {
    const full = after({ type: 'add', ordinals: [1, 2, 3] }, { type: 'toggle', ordinal: 4 });

    expect(full.ordinals).toEqual([1, 2, 3]);
    expect(full.notice).toEqual({ kind: 'limit', limit: 3 });
  });

  it('takes of a whole stroke what still fits', () => {
    const some = after({ type: 'toggle', ordinal: 7 }, { type: 'add', ordinals: [7, 8, 9, 10, 8] });

    expect(some.ordinals).toEqual([7, 8, 9]);
    expect(some.notice?.kind).toBe('limit');
  });

  it('lets others take a seat, keeps the rest and names the lost one', () => {
    const less = after({ type: 'add', ordinals: [1, 2] }, { type: 'lose', ordinals: [2, 30] });

    expect(less.ordinals).toEqual([1]);
    expect(less.notice).toEqual({ kind: 'lost', ordinals: [2] });
    expect(after({ type: 'add', ordinals: [1, 2] }, { type: 'lose', ordinals: [2], isTold: true }).notice).toBeNull();
  });

  it('stays the same object when somebody takes seats that are none of its', () => {
    const before = after({ type: 'add', ordinals: [1] });

    expect(selectionReducer(before, { type: 'lose', ordinals: [5] })).toBe(before);
  });

  it('exchanges everything for an offer', () => {
    expect(after({ type: 'add', ordinals: [1, 2] }, { type: 'replace', ordinals: [11, 12] }).ordinals).toEqual([
      11, 12,
    ]);
  });

  it('shrinks to a limit the server knows better', () => {
    expect(after({ type: 'add', ordinals: [1, 2, 3] }, { type: 'limit', limit: 1 })).toMatchObject({
      ordinals: [1],
      limit: 1,
    });
  });
});

describe('HoldAttempt', () => {
  const attempt = () => {
    let count = 0;
    return new HoldAttempt(() => `key-${(count += 1)}`);
  };

  it('sends one key for one wish, however often and in whatever order', () => {
    const one = attempt();

    expect([one.keyFor(['A', 'B']), one.keyFor(['B', 'A']), one.keyFor(['A', 'B'])]).toEqual([
      'key-1',
      'key-1',
      'key-1',
    ]);
  });

  it('sends another for other seats, and for a new wish after an answer', () => {
    const one = attempt();
    one.keyFor(['A']);

    expect(one.keyFor(['A', 'B'])).toBe('key-2');
    one.settle();
    expect(one.keyFor(['A', 'B'])).toBe('key-3');
  });

  it('knows which answers decide nothing', () => {
    expect([0, 429, 500, 503, 409, 422, 403].map(isUndecided)).toEqual([true, true, true, true, false, false, false]);
  });
});

describe('a stroke over the map', () => {
  const { plan, grid, board } = aSeating({ 2: 2 });
  const free = (ordinal: number) => board.isFree(ordinal);

  it('takes the free seats it passes, in order', () => {
    expect(seatsUnder([20, 100, 60, 100], plan, grid, free)).toEqual([0, 1, 3, 4]);
    expect(seatsUnder([60, 100, 20, 100], plan, grid, free)).toEqual([4, 3, 1, 0]);
  });

  it('takes what a loop encloses', () => {
    const loop = [14, 94, 30, 94, 46, 94, 46, 105, 46, 116, 30, 116, 14, 116, 14, 105, 14, 95];

    expect(seatsUnder(loop, plan, grid, free).sort((a, b) => a - b)).toEqual([0, 1, 5, 6, 7]);
  });
});

describe('a stored choice', () => {
  it('survives a walk to the sign-in page', () => {
    storeSelection('p1', { seatIds: ['A-1-1'], wantsHold: true });

    expect(storedSelection('p1')).toEqual({ seatIds: ['A-1-1'], wantsHold: true });
    storeSelection('p1', null);
    expect(storedSelection('p1')).toBeNull();
  });

  it('is nothing when it is nonsense', () => {
    sessionStorage.setItem('tiketi.seats.p1', '{"seatIds":"A"}');

    expect(storedSelection('p1')).toBeNull();
  });
});
