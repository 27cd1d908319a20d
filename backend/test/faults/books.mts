import { type Round, must } from './fault.mts';
import type { Order } from './buyer.mts';

export interface Facts {
  readonly booking: string;
  readonly payment: string | null;
  readonly failure: string | null;
  readonly captures: number;
  readonly balance: number;
  readonly tickets: number;
  readonly sold: number;
  readonly live: number;
}

/** What our own books say about a booking. */
export async function factsOf({ world }: Round, bookingId: string): Promise<Facts> {
  const [facts] = await world.query<Facts>(
    `select b.state as booking, p.state as payment, p.failure_code as failure,
            (select count(*)::int from payment_transaction t join payment o on o.id = t.payment_id where o.booking_id = b.id and t.kind = 'CAPTURE') as captures,
            (select coalesce(sum(balance), 0)::int from payment o where o.booking_id = b.id) as balance,
            (select count(*)::int from ticket t where t.booking_id = b.id and t.state = 'VALID') as tickets,
            (select count(*)::int from claim c where c.booking_id = b.id and c.state = 'SOLD') as sold,
            (select count(*)::int from claim c where c.booking_id = b.id and c.state in ('HELD', 'SOLD')) as live
       from booking b left join lateral (select * from payment p where p.booking_id = b.id order by created_at desc limit 1) p on true
      where b.id = $1`,
    [bookingId],
  );
  if (!facts) throw new Error(`There is no booking ${bookingId}`);
  return facts;
}

const told = (facts: Facts): string => JSON.stringify(facts);

/** Paid once, here and at the gateway; one ticket per seat; one mail. */
export async function mustBeSold(round: Round, order: Order, seatCount: number, buyerEmail: string): Promise<void> {
  const facts = await factsOf(round, order.bookingId);
  must(facts.booking === 'CONFIRMED', `booking ${order.bookingId} is confirmed: ${told(facts)}`);
  must(facts.captures === 1 && facts.balance === order.amount, `one capture of ${order.amount}: ${told(facts)}`);
  must(
    facts.tickets === seatCount && facts.sold === seatCount,
    `${seatCount} tickets for ${seatCount} seats: ${told(facts)}`,
  );
  const taken = round.gateway.of(order.orderId).filter(({ approvedAt }) => approvedAt !== null);
  must(taken.length === 1, `the gateway took the money of order ${order.orderId} once, not ${taken.length} times`);
  await mustHaveOneMail(round, buyerEmail, '예매 완료');
}

/** Seats that were paid for, and the dearer ones that took their place. */
export interface ChangedOrder {
  readonly old: Order;
  /** Pays the difference. */
  readonly fresh: Order;
  readonly seatCount: number;
}

/** The difference was taken once; the new seats are sold, the old ones given back; both payments stay; one mail says so. */
export async function mustBeChanged(round: Round, change: ChangedOrder, buyerEmail: string): Promise<void> {
  const { old, fresh, seatCount } = change;
  const [before, after] = [await factsOf(round, old.bookingId), await factsOf(round, fresh.bookingId)];
  must(after.booking === 'CONFIRMED', `the change to ${fresh.bookingId} is done: ${told(after)}`);
  must(after.captures === 1 && after.balance === fresh.amount, `one capture of the difference: ${told(after)}`);
  must(after.tickets === seatCount && after.sold === seatCount, `a ticket for each new seat: ${told(after)}`);
  const isGivenBack = before.booking === 'CANCELLED' && before.tickets === 0 && before.live === 0;
  must(isGivenBack, `the old seats were given back and their tickets are void: ${told(before)}`);
  must(before.captures === 1 && before.balance === old.amount, `what was paid first stays paid: ${told(before)}`);
  const taken = round.gateway.of(fresh.orderId).filter(({ approvedAt }) => approvedAt !== null);
  must(taken.length === 1, `the gateway took the difference once, not ${taken.length} times`);
  await mustHaveOneMail(round, buyerEmail, '변경 완료');
}

/** The old tickets are what they were, and nobody keeps a difference. */
export async function mustNotBeChanged(round: Round, { old, fresh, seatCount }: ChangedOrder): Promise<void> {
  const before = await factsOf(round, old.bookingId);
  must(before.booking === 'CONFIRMED' && before.balance === old.amount, `the old booking stays: ${told(before)}`);
  must(before.tickets === seatCount && before.sold === seatCount, `the old tickets stay: ${told(before)}`);
  await mustNotBeSold(round, fresh);
}

/** Nobody keeps money for it, no seat and no ticket hangs on it. */
export async function mustNotBeSold(round: Round, order: Order): Promise<void> {
  const facts = await factsOf(round, order.bookingId);
  must(facts.booking !== 'CONFIRMED' && facts.tickets === 0 && facts.sold === 0, `not sold: ${told(facts)}`);
  must(facts.balance === 0, `no money of it is kept: ${told(facts)}`);
  for (const payment of round.gateway.of(order.orderId)) {
    const isKept = payment.approvedAt !== null && payment.balanceAmount > 0;
    must(!isKept, `the gateway keeps no money of order ${order.orderId}`);
  }
}

/** Sold and paid, or neither; whichever the books and the gateway agree on. */
export async function mustBeSoldOrReturned(
  round: Round,
  order: Order,
  seatCount: number,
  email: string,
): Promise<void> {
  const { booking } = await factsOf(round, order.bookingId);
  if (booking === 'CONFIRMED') await mustBeSold(round, order, seatCount, email);
  else await mustNotBeSold(round, order);
}

/** One mail of a kind; a copy of the same mail only where the round allows it. */
async function mustHaveOneMail({ world, mails, mailMayRepeat }: Round, address: string, words: string): Promise<void> {
  const found = (mails.get(address) ?? []).filter(({ subject }) => subject.includes(words));
  const identities = new Set(
    found.length > 1 ? await Promise.all(found.map(({ id }) => world.toss.messageId(id))) : [address],
  );
  const isOne = found.length === 1 || (mailMayRepeat && found.length > 1 && identities.size === 1);
  must(isOne, `one mail "${words}" to ${address}, not ${found.length} (${identities.size} different)`);
}
