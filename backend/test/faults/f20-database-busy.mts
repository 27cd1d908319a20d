import { type Fault, type Round, must, mustAnswer } from './fault.mts';
import { mustBeSold, mustBeSoldOrReturned } from './books.mts';
import { eventually, pause } from './wait.mts';

/** Connections of the api's pool. */
const POOL = 20;

const BUSY: Record<string, (round: Round) => Promise<void>> = {
  'no transaction during the call of Toss': noTransactionDuringCall,
  'every connection taken': everyConnectionTaken,
  'half-open in the middle of a transaction': halfOpen,
};

export const databaseBusy: Fault = {
  id: 'F20',
  name: 'database-busy',
  breaks: 'every connection of the pool waits for a lock; a connection goes silent in the middle of a transaction',
  checks:
    '503 with Retry-After within 3.5 s where there is no connection; locks are free again after 10 s; no transaction while Toss is asked',
  kind: 'alone',
  shortRounds: 2,

  async round(round) {
    const names = Object.keys(BUSY);
    const name = names[(round.number - 1) % names.length] ?? '';
    round.plays(name);
    await BUSY[name]?.(round);
  },
};

async function noTransactionDuringCall(round: Round): Promise<void> {
  const { world } = round;
  const buyer = await round.buyer();
  const order = await buyer.walksToPay(1);
  await world.toss.fault({ on: 'confirm', orderId: order.orderId, delayMs: 1_000 });
  const paying = buyer.pay(order);
  await eventually('Toss is being asked', 5, async () => world.toss.confirmKeys.has(order.paymentKey), 10);
  for (let look = 0; look < 15; look += 1) {
    const open = await world.query<{ query: string }>(
      `select query from pg_stat_activity where application_name = 'api' and state like 'idle in transaction%'`,
    );
    must(open.length === 0, `no transaction is open while Toss is asked: ${JSON.stringify(open)}`);
    await pause(40);
  }
  mustAnswer(await paying, [200], 'paying at a slow Toss');
  round.later(() => mustBeSold(round, order, 1, buyer.email));
}

async function everyConnectionTaken(round: Round): Promise<void> {
  const { world } = round;
  const buyer = await round.buyer();
  const order = await buyer.walksToPay(1);
  const people = [];
  for (let count = 0; count < POOL * 2; count += 1) people.push(await round.buyer());
  // Known to the api before, so that only the booking itself has to be read.
  await Promise.all(people.map((one) => one.send('/me')));
  const client = await world.pool.connect();
  try {
    await client.query('begin');
    await client.query('lock table booking in access exclusive mode');
    const asked = Promise.all(people.map((one) => one.booking(order.bookingId)));
    const answers = await asked;
    for (const answer of answers) {
      mustAnswer(answer, [503], 'reading a booking while its table is locked');
      must(answer.headers['retry-after'] !== undefined, 'a 503 says when to come back');
      must(
        answer.milliseconds < 8_500,
        `nobody waits longer than the statement time-out: ${Math.round(answer.milliseconds)} ms`,
      );
    }
    const quick = answers.filter(({ milliseconds }) => milliseconds < 3_500).length;
    must(quick >= POOL - 2, `who gets no connection hears so within 3.5 s: ${quick} of ${POOL * 2}`);
  } finally {
    await client.query('rollback');
    client.release();
  }
  await eventually('the api serves again', 10, async () => (await buyer.booking(order.bookingId)).status === 200);
  mustAnswer(await buyer.pay(order), [200], 'paying afterwards');
  round.later(() => mustBeSold(round, order, 1, buyer.email));
}

async function halfOpen(round: Round): Promise<void> {
  const { world } = round;
  const [buyer, other] = [await round.buyer(), await round.buyer()];
  const order = await buyer.walksToPay(1);
  const proxy = world.proxies.apiDatabase;
  let silenced: number | undefined;
  // From its first COMMIT on, nothing of that connection travels any more: the server holds the locks of an open transaction.
  const stop = proxy.watch((direction, piece, connection) => {
    if (direction === 'request' && silenced === undefined && piece.includes('COMMIT\0')) silenced = connection;
    return connection === silenced ? 'swallow' : 'pass';
  });
  const begun = performance.now();
  const paying = buyer.press(order);
  await eventually('the connection went silent', 10, async () => silenced !== undefined, 10);
  const elsewhere = await other.walksToPay(1);
  mustAnswer(await other.pay(elsewhere), [200], 'paying on another connection meanwhile');
  await eventually('the locks are free again', 15, async () => {
    const rows = await world.query('select 1 from booking where id = $1 for update skip locked', [order.bookingId]);
    return rows.length === 1;
  });
  const answer = await paying;
  stop();
  mustAnswer(answer, [503, 200, 202], 'paying over a connection that went silent');
  round.note('seconds until the answer', Math.round((performance.now() - begun) / 1_000));
  round.later(() => mustBeSoldOrReturned(round, order, 1, buyer.email));
  round.later(() => mustBeSold(round, elsewhere, 1, other.email));
}
