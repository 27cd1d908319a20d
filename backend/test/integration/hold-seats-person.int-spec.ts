import { randomUUID } from 'node:crypto';
import { newId } from '#kernel/ids';
import { BookingsModule } from '../../src/modules/bookings/bookings.module';
import { SqlSeatHolds } from '../../src/modules/bookings/persistence/sql-seat-holds';
import { aHall, type Hall } from '../builders/a-hall';
import { startBackend, type TestBackend } from './backend';

const ROUNDS = 10;

let backend: TestBackend;

beforeAll(async () => {
  backend = await startBackend(BookingsModule);
});
afterAll(() => backend.stop());

/** Accounts of one person: labels behind one mailbox. */
async function accountsOfOnePerson(count: number): Promise<string[]> {
  const name = newId().slice(-12);
  const ids = Array.from({ length: count }, () => newId());
  for (const [i, id] of ids.entries())
    await backend.sql.query(
      `insert into account (id, email, email_verified_at, display_name) values ($1, $2, now(), '구매자')`,
      [id, `${name}+${i}@mail.example`],
    );
  return ids;
}

const wish = (hall: Hall, buyerId: string, ordinals: readonly number[]) => ({
  bookingId: newId(),
  number: `T${randomUUID().slice(0, 13).toUpperCase()}`,
  buyerId,
  performanceId: hall.performanceId,
  ordinals,
  idempotencyKey: randomUUID(),
  seconds: 300,
});

/** Two seats each, side by side and nobody else's. */
const pair = (i: number) => [2 * i, 2 * i + 1];

describe('accounts of one person', () => {
  it.each([
    ['in one batch', false],
    ['in batches of their own', true],
  ])('have one limit of seats together when they hold in the same moment, %s', async (_, apart) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const hall = await aHall(backend.sql, { seatsPerPerson: 4 });
      const accounts = await accountsOfOnePerson(4);
      const together = new SqlSeatHolds(backend.sql);

      const outcomes = await Promise.all(
        accounts.map((id, i) => (apart ? new SqlSeatHolds(backend.sql) : together).hold(wish(hall, id, pair(i)))),
      );

      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['held', 'held', 'limit', 'limit']);
      expect(outcomes.filter(({ kind }) => kind === 'limit')).toContainEqual({
        kind: 'limit',
        limit: 4,
        alreadyHeld: 4,
      });
    }
  });

  it('have one limit when one of them changes seats', async () => {
    const hall = await aHall(backend.sql, { seatsPerPerson: 4 });
    const [mine = '', second = ''] = await accountsOfOnePerson(2);
    const holds = new SqlSeatHolds(backend.sql);
    await holds.hold(wish(hall, mine, [0, 1]));
    await holds.hold(wish(hall, second, [2, 3]));

    const change = await holds.holdForChange({ ...wish(hall, mine, [10, 11, 12]), givenUp: 2, changeFee: 0 });

    expect(change).toEqual({ kind: 'limit', limit: 4, alreadyHeld: 4 });
  });

  it('do not count for anybody else', async () => {
    const hall = await aHall(backend.sql, { seatsPerPerson: 4 });
    const [mine = ''] = await accountsOfOnePerson(1);
    const [other = ''] = await accountsOfOnePerson(1);
    const holds = new SqlSeatHolds(backend.sql);

    expect(await holds.hold(wish(hall, mine, [0, 1, 2, 3]))).toMatchObject({ kind: 'held' });
    expect(await holds.hold(wish(hall, other, [4, 5, 6, 7]))).toMatchObject({ kind: 'held' });
  });
});
