import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { type Joiner, outOfOrder } from './order.mts';

const late = (joinedAt: number, answeredAt: number, place: number): Joiner => ({
  ...{ joinedAt, answeredAt, place },
  receipt: null,
});
const drawn = (place: number, entrant: number): Joiner => ({ ...late(0, 1, place), receipt: { entrant } });

describe('the order of a queue', () => {
  it('is whatever the draw says, then who came first', () => {
    assert.deepEqual(outOfOrder([drawn(2, 1), drawn(1, 2), late(10, 20, 3), late(21, 30, 4)]), []);
  });

  it('leaves open who of two was first while both waited for their answer', () => {
    assert.deepEqual(outOfOrder([late(10, 30, 2), late(20, 40, 1)]), []);
  });

  it('is broken by who overtakes', () => {
    assert.match(outOfOrder([late(10, 20, 2), late(21, 30, 1)]).join(), /1 people stand in front/);
  });

  it('is broken by a latecomer in front of the draw, and by a place given twice', () => {
    assert.match(outOfOrder([drawn(2, 1), late(10, 20, 1)]).join(), /1 latecomers/);
    assert.match(outOfOrder([late(10, 20, 1), late(10, 20, 1)]).join(), /given twice/);
  });
});
