import { Client } from 'pg';
import { aHall, someBuyers } from '../builders/a-hall';
import { createTestDatabase, type TestDatabase } from './database';
import { type Ground, type Machine, machinesOn, rowIn, wayTo } from './machines';

let database: TestDatabase;
let client: Client;
const ground = {} as { -readonly [name in keyof Ground]: Ground[name] };
const machines = machinesOn(ground);

beforeAll(async () => {
  database = await createTestDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
  const [buyerId = ''] = await someBuyers(client, 1);
  Object.assign(ground, { client, buyerId }, await aHall(client));
});
afterAll(async () => {
  await client.end();
  await database.drop();
});
// Every move is made in a transaction that comes to nothing: each begins with an empty hall.
beforeEach(() => client.query('begin'));
afterEach(() => client.query('rollback'));

const logOf = async ({ table }: Machine, id: string) =>
  (
    await client.query<Record<string, string>>(
      `select from_state, to_state, actor, cause from ${table}_transition where ${table}_id = $1 order by id desc`,
      [id],
    )
  ).rows;

const moves = machines.flatMap((machine) =>
  ['', ...machine.states].flatMap((from) =>
    machine.states
      .filter((to) => to !== from)
      .map((to) => ({ machine, name: machine.table, from, to, allowed: machine.mayMove(from, to) })),
  ),
);

it('can reach every state of every machine by allowed moves', () => {
  for (const machine of machines)
    for (const state of machine.states) expect([state, wayTo(machine, state)]).not.toContain(undefined);
});

it.each(moves.filter(({ allowed }) => allowed))(
  'lets a $name move "$from" → $to and writes down who and why',
  async ({ machine, from, to }) => {
    if (from === '') {
      const id = await machine.begin(to);
      const log = machine.logsBeginning ? [{ from_state: '', to_state: to, actor: 'buyer', cause: 'begin' }] : [];
      expect(await logOf(machine, id)).toEqual(log);
      return;
    }
    const id = await rowIn(machine, from);

    await machine.move(id, to, 'staff:0001', `from ${from}`);

    const [last] = await logOf(machine, id);
    expect(last).toEqual({ from_state: from, to_state: to, actor: 'staff:0001', cause: `from ${from}` });
  },
);

it.each(moves.filter(({ allowed }) => !allowed))(
  'refuses a $name to move "$from" → $to',
  async ({ machine, from, to }) => {
    const refused = /may not (move from \w* to|begin as) \w+/;
    if (from === '') return expect(machine.begin(to)).rejects.toThrow(refused);
    const id = await rowIn(machine, from);

    await expect(machine.move(id, to, 'test', 'forbidden')).rejects.toMatchObject({
      code: '23514',
      message: expect.stringMatching(refused) as string,
    });
  },
);

it.each(machines)('knows the same states of a $table in the code and in the table', async ({ table, states }) => {
  const { rows } = await client.query<{ definition: string }>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = $1`,
    [`${table}_state_check`],
  );

  const words = [...(rows[0]?.definition ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, word]) => word);
  expect(words.toSorted()).toEqual([...states].toSorted());
});

it.each(machines)('writes nothing down when a $table is written without moving', async (machine) => {
  const id = await machine.begin(machine.states[0] ?? '');
  const before = await logOf(machine, id);

  await machine.move(id, machine.states[0] ?? '', 'test', 'no move');

  expect(await logOf(machine, id)).toEqual(before);
});

it('says of seats and tickets that move with their booking what their booking says', async () => {
  const [booking] = machines;
  const ticketId = (await machines.at(-1)?.begin('VALID')) ?? '';
  const { rows } = await client.query<{ booking_id: string; claim_id: string }>('select * from ticket where id = $1', [
    ticketId,
  ]);
  const { booking_id: bookingId = '', claim_id: claimId = '' } = rows[0] ?? {};
  await booking?.move(bookingId, 'PAYING', 'buyer', 'payment');
  await booking?.move(bookingId, 'CONFIRMED', 'gateway', 'captured');

  await client.query(`update claim set state = 'SOLD' where booking_id = $1`, [bookingId]);

  const log = await client.query(
    'select from_state, to_state, actor, cause from claim_transition where claim_id = $1',
    [claimId],
  );
  expect(log.rows).toEqual([{ from_state: 'HELD', to_state: 'SOLD', actor: 'gateway', cause: 'captured' }]);
});
