import { Clock } from '#kernel/clock';
import type { Sql } from '#platform/database/sql';
import { HallSizes } from './hall-sizes';

it('counts once for everybody, and again for a performance it does not know', async () => {
  let now = Date.parse('2027-01-01T00:00:00Z');
  class MovableClock extends Clock {
    now = () => new Date(now);
  }
  let rows = [{ id: 'p1', seats: 12_000 }];
  const query = jest.fn(async () => rows);
  const halls = new HallSizes({ query } as unknown as Sql, new MovableClock());

  expect((await halls.of(['p1'])).get('p1')).toBe(12_000);
  now += 59_000;
  await halls.of(['p1']);
  expect(query).toHaveBeenCalledTimes(1);

  rows = [...rows, { id: 'p2', seats: 800 }];
  expect((await halls.of(['p1', 'p2'])).get('p2')).toBe(800);
  expect(query).toHaveBeenCalledTimes(2);
});
