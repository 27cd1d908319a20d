import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from './database';

const LOAD = join(__dirname, '../../../database/seeds/demo/load.ts');

// Loading is most of it: some seconds alone, more beside other suites.
jest.setTimeout(180_000);

describe('the demo data', () => {
  let database: TestDatabase;
  let client: Client;

  const load = (stage: string) =>
    promisify(execFile)(process.execPath, [LOAD], {
      env: { PATH: process.env['PATH'], DATABASE_URL: database.url, STAGE: stage },
    });

  async function one<T extends Record<string, unknown>>(sql: string): Promise<T> {
    const { rows } = await client.query<T>(sql);
    if (!rows[0]) throw new Error(`Nothing was found: ${sql}`);
    return rows[0];
  }

  const counts = () =>
    one(`select (select count(*) from event) as events, (select count(*) from performance) as performances,
                (select count(*) from performance_seat) as seats, (select count(*) from booking) as bookings,
                (select count(*) from ticket) as tickets, (select count(*) from account) as accounts,
                (select count(*) from staff_member) as staff, (select count(*) from consent) as consents`);

  beforeAll(async () => {
    // `npm test` has loaded it for the services already.
    const loaded = process.env['TEST_DEMO_TEMPLATE'];
    database = await createTestDatabase(loaded);
    if (loaded === undefined) await load('test');
    client = new Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('has a programme in every category', async () => {
    const { empty } = await one(
      `select count(*)::int as empty from category c where not exists (select from event e where e.category_code = c.code)`,
    );

    expect(empty).toBe(0);
  });

  it('shows every state a sale can be in', async () => {
    const states = await one(`
      select bool_or(now() < sale_opens_at) as soon, bool_or(now() >= sale_closes_at) as closed,
             bool_or(taken = seats) as "soldOut", bool_or(taken > 0.9 * seats and taken < seats) as "nearly"
        from performance p
       cross join lateral (select count(*) as seats from performance_seat s
                            where s.performance_id = p.id and s.price_grade_id is not null) a
       cross join lateral (select count(*) as taken from claim c where c.performance_id = p.id and c.state = 'SOLD') b`);

    expect(states).toEqual({ soon: true, closed: true, soldOut: true, nearly: true });
  });

  it('sold seats, money, tickets and books that agree, and no buyer more than the limit', async () => {
    const sums = await one<Record<string, string>>(`
      with books as (select p.account, sum(p.amount) as amount from ledger_posting p group by p.account)
      select (select sum(balance) from payment) as kept,
             (select amount from books where account = 'GATEWAY_RECEIVABLE') as owed,
             (select sum(b.total) from booking b where b.confirmed_at is not null) - (select sum(amount) from refund) as booked,
             (select -sum(amount) from books where account not in ('GATEWAY_RECEIVABLE', 'REFUNDS_PAYABLE', 'UNCLAIMED_MONEY')) as earned,
             (select sum(amount) from books) as nothing, (select amount from books where account = 'REFUNDS_PAYABLE') as debts,
             (select count(*) from books where account = 'UNCLAIMED_MONEY') as unclaimed,
             (select count(*) from claim where state = 'SOLD') as sold, (select count(*) from ticket where state = 'VALID') as tickets,
             (select max(seats) from (select count(*) as seats from claim c join booking b on b.id = c.booking_id
                                       where c.state = 'SOLD' group by b.account_id, c.performance_id) x) as most`);

    expect(sums['kept']).toBe(sums['booked']);
    expect(sums['owed']).toBe(sums['booked']);
    expect(sums['earned']).toBe(sums['booked']);
    expect([sums['nothing'], sums['debts'], sums['unclaimed']]).toEqual(['0', '0', '0']);
    expect(sums['tickets']).toBe(sums['sold']);
    expect(Number(sums['most'])).toBeLessThanOrEqual(4);
  });

  it('shows seats given back, with and without a fee, in whole and in part, and money from bank accounts', async () => {
    const found = await one(`
      select bool_or(cancellation_fee > 0) as "withFee", bool_or(cancellation_fee = 0) as "without",
             (select count(*) > 50 from payment where method = 'VIRTUAL_ACCOUNT' and state = 'CAPTURED') as deposits,
             bool_or(b.state = 'CONFIRMED') as "inPart", bool_or(b.state = 'CANCELLED') as whole,
             max(r.requested_at) < now() as past
        from refund r join booking b on b.id = r.booking_id`);

    expect(found).toEqual({ withFee: true, without: true, deposits: true, inPart: true, whole: true, past: true });
  });

  it('is found in both scripts', async () => {
    for (const word of ['아이린호', 'irinho', '녹틸루카', 'noctiluca']) {
      const { found } = await one(
        `select count(*)::int as found from event_search where words like '%' || lower('${word}') || '%'`,
      );
      expect([word, found]).toEqual([word, 1]);
    }
  });

  it('does not grow when it is loaded again', async () => {
    const before = await counts();

    await load('test');

    expect(await counts()).toEqual(before);
  });

  it('stays away from production', async () => {
    await expect(load('production')).rejects.toMatchObject({ code: 2 });
  });
});
