import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { BOOKING_STATES, mayMove as bookingMayMove } from '../../src/modules/bookings/domain/booking-state';
import { CLAIM_STATES, mayMove as claimMayMove } from '../../src/modules/bookings/domain/claim-state';
import { CASE_STATES, mayMove as caseMayMove } from '../../src/modules/fairness/domain/case-state';
import { mayMove as paymentMayMove, PAYMENT_STATES } from '../../src/modules/payments/domain/payment-state';
import { CHANGE_STATES, mayMove as changeMayMove } from '../../src/modules/payments/domain/changes/change-state';
import { mayMove as refundMayMove, REFUND_STATES } from '../../src/modules/payments/domain/refunds/refund-state';
import { mayMove as queueMayMove, QUEUE_STATES } from '../../src/modules/waiting-room/domain/queue-state';
import { mayMove as ticketMayMove, TICKET_STATES } from '../../src/modules/tickets/domain/ticket-state';

/** One thing that moves: how a row of it begins in a state, and how it is moved to one, by hand and with all it needs there. */
export interface Machine {
  readonly table: string;
  readonly states: readonly string[];
  readonly mayMove: (from: string, to: string) => boolean;
  /** Whether its beginning stands in its own log; a claim's stands in its booking's. */
  readonly logsBeginning: boolean;
  begin(state: string): Promise<string>;
  move(id: string, state: string, actor: string, cause: string): Promise<unknown>;
}

/** Where rows are made: a hall with a free seat, and somebody to book it. */
export interface Ground {
  readonly client: Client;
  readonly performanceId: string;
  readonly gradeId: string;
  readonly buyerId: string;
}

/** The code's table, open to any word: the database must refuse words too. */
const table =
  <State extends string>(states: readonly State[], mayMove: (from: State | '', to: State) => boolean) =>
  (from: string, to: string) =>
    states.some(
      (state) => state === to && ['', ...states].some((was) => was === from && mayMove(was as State | '', state)),
    );

async function aBooking(ground: Ground, state = 'HELD', id: string = randomUUID()): Promise<string> {
  await ground.client.query(
    `insert into booking (id, number, account_id, performance_id, state, ticket_amount, booking_fee, expires_at, confirmed_at,
                          idempotency_key, moved_by, moved_because)
     values ($1::uuid, 'T' || upper(left($1::text, 8)), $2, $3, $4::text, 50000, 1000,
             case when $4 in ('HELD', 'PAYING', 'AWAITING_DEPOSIT') then now() + interval '5 minutes' end,
             case when $4 = 'CONFIRMED' then now() end, $1::text, 'buyer', 'begin')`,
    [id, ground.buyerId, ground.performanceId, state],
  );
  return id;
}

async function aClaim(ground: Ground, state = 'HELD', bookingId?: string): Promise<string> {
  const { rows } = await ground.client.query<{ id: string }>(
    `insert into claim (booking_id, performance_id, seat_ordinal, price_grade_id, unit_price, state, released_at)
     values ($1, $2, 0, $3, 50000, $4::text, case when $4 = 'RELEASED' then now() end) returning id`,
    [bookingId ?? (await aBooking(ground)), ground.performanceId, ground.gradeId, state],
  );
  return rows[0]?.id ?? '';
}

async function aPayment(ground: Ground, state = 'READY', id: string = randomUUID()): Promise<string> {
  await ground.client.query(
    `insert into payment (id, booking_id, order_id, amount, state, payment_key, failure_code, approved_at, moved_by, moved_because)
     values ($1::uuid, $2, $1::text, 51000, $3::text, case when $3 <> 'READY' then 'key-' || $1::text end, 'CODE', now(), 'buyer', 'begin')`,
    [id, await aBooking(ground), state],
  );
  return id;
}

async function aRefund(ground: Ground, state = 'REQUESTED', id: string = randomUUID()): Promise<string> {
  const paymentId = await aPayment(ground);
  await ground.client.query(
    `insert into refund (id, booking_id, payment_id, cause, state, amount, cancellation_fee, booking_fee_returned, idempotency_key,
                         requested_by, moved_by, moved_because)
     select $1::uuid, booking_id, id, 'NO_SEAT', $3, 0, 0, 0, $1::text, 'system', 'buyer', 'begin' from payment where id = $2`,
    [id, paymentId, state],
  );
  return id;
}

async function aChange(ground: Ground, state = 'REQUESTED', id: string = randomUUID()): Promise<string> {
  const [from, to] = [await aBooking(ground), await aBooking(ground)];
  await ground.client.query(
    `insert into booking_change (id, from_booking_id, to_booking_id, root_booking_id, state, credit, new_total, change_fee, floor_percent,
                                 idempotency_key, moved_by, moved_because)
     values ($1::uuid, $2, $3, $2, $4, 51000, 51000, 0, 0, $1::text, 'buyer', 'begin')`,
    [id, from, to, state],
  );
  return id;
}

async function aTicket(ground: Ground, state = 'VALID', id: string = randomUUID()): Promise<string> {
  const bookingId = await aBooking(ground);
  await ground.client.query(
    `insert into ticket (id, booking_id, claim_id, performance_id, seat_ordinal, serial, code, kid, state, used_at, voided_at, moved_by, moved_because)
     values ($1, $2, $3, $4, 0, $1, 'AAAA-BBBB-CCCC', 'test', $5::text, case when $5 = 'USED' then now() end,
             case when $5 = 'VOID' then now() end, 'buyer', 'begin')`,
    [id, bookingId, await aClaim(ground, 'HELD', bookingId), ground.performanceId, state],
  );
  return id;
}

async function aPlace(ground: Ground, state = 'WAITING', id: string = randomUUID()): Promise<string> {
  const { client, performanceId, buyerId } = ground;
  await client.query(
    `insert into queue (performance_id, mode, capacity, rate_per_minute, stay_seconds, auto_holds_per_second, ceiling)
     values ($1, 'ALWAYS', 10, 60, 60, 10, 10) on conflict do nothing`,
    [performanceId],
  );
  await client.query(
    `insert into queue_entry (id, performance_id, account_id, person, state, seq, nonce, joined_at, waiting_since, admission_id, admitted_at,
                              window_ends_at, admit_expires_at, ended_at, moved_by, moved_because)
     values ($1::uuid, $2, $3, $1::text, $4::text, 1, repeat('ab', 16), now(), now(), $1, now(), now(), now(),
             case when $4 not in ('WAITING', 'ADMITTED') then now() end, 'buyer', 'begin')`,
    [id, performanceId, buyerId, state],
  );
  return id;
}

async function aCase(ground: Ground, state = 'FROZEN', id: string = randomUUID()): Promise<string> {
  const { client, performanceId } = ground;
  await client.query(
    `insert into staff_member (id, email, name, password_hash, role) values ($1::uuid, $1::text || '@staff.test', 'S', 'x', 'operator')`,
    [id],
  );
  await client.query(`insert into account (id, email) values ($1::uuid, $1::text || '@buyer.test')`, [id]);
  await client.query(
    `insert into suspicion_case (id, performance_id, account_id, state, score, appeal_by, decide_by, opened_at, appeal, appealed_at,
                                 decided_at, decided_by, reason, moved_by, moved_because)
     values ($1::uuid, $2, $1::uuid, $3::text, 80, now() - interval '1 hour', now() + interval '1 day', now() - interval '2 hours',
             case when $3 = 'APPEALED' then 'it was me' end, case when $3 = 'APPEALED' then now() end,
             case when $3 in ('UPHELD', 'CLEARED') then now() end, case when $3 = 'UPHELD' then $1::uuid end,
             case when $3 = 'UPHELD' then 'because' end, 'buyer', 'begin')`,
    [id, performanceId, state],
  );
  return id;
}

/** The columns a row needs in its new state, beside the state itself. */
const mover =
  (ground: Ground, table: string, more: string) => (id: string, state: string, actor: string, cause: string) =>
    ground.client.query(
      `update ${table} set state = $2::text, moved_by = $3, moved_because = $4${more} where id = $1`,
      [id, state, actor, cause],
    );

/** The seven machines, each with how its rows are begun and moved by hand on this ground. */
export const machinesOn = (ground: Ground): Machine[] => [
  {
    table: 'booking',
    states: BOOKING_STATES,
    mayMove: table(BOOKING_STATES, bookingMayMove),
    logsBeginning: true,
    begin: (state) => aBooking(ground, state),
    move: mover(
      ground,
      'booking',
      `, expires_at = case when $2 in ('HELD', 'PAYING', 'AWAITING_DEPOSIT') then now() + interval '5 minutes' end,
         confirmed_at = case when $2 = 'CONFIRMED' then now() else confirmed_at end`,
    ),
  },
  {
    table: 'claim',
    states: CLAIM_STATES,
    mayMove: table(CLAIM_STATES, claimMayMove),
    logsBeginning: false,
    begin: (state) => aClaim(ground, state),
    move: mover(ground, 'claim', `, released_at = case when $2 = 'RELEASED' then now() end`),
  },
  {
    table: 'payment',
    states: PAYMENT_STATES,
    mayMove: table(PAYMENT_STATES, paymentMayMove),
    logsBeginning: true,
    begin: (state) => aPayment(ground, state),
    move: mover(
      ground,
      'payment',
      `, payment_key = coalesce(payment_key, 'key-' || $1), failure_code = 'CODE', approved_at = now()`,
    ),
  },
  {
    table: 'refund',
    states: REFUND_STATES,
    mayMove: table(REFUND_STATES, refundMayMove),
    logsBeginning: true,
    begin: (state) => aRefund(ground, state),
    move: mover(ground, 'refund', ''),
  },
  {
    table: 'booking_change',
    states: CHANGE_STATES,
    mayMove: table(CHANGE_STATES, changeMayMove),
    logsBeginning: true,
    begin: (state) => aChange(ground, state),
    move: mover(ground, 'booking_change', ''),
  },
  {
    table: 'queue_entry',
    states: QUEUE_STATES,
    mayMove: table(QUEUE_STATES, queueMayMove),
    logsBeginning: true,
    begin: (state) => aPlace(ground, state),
    move: mover(ground, 'queue_entry', `, ended_at = case when $2 not in ('WAITING', 'ADMITTED') then now() end`),
  },
  {
    table: 'suspicion_case',
    states: CASE_STATES,
    mayMove: table(CASE_STATES, caseMayMove),
    logsBeginning: true,
    begin: (state) => aCase(ground, state),
    move: mover(
      ground,
      'suspicion_case',
      `, appeal = case when $2 = 'APPEALED' then 'it was me' else appeal end,
         appealed_at = case when $2 = 'APPEALED' then coalesce(appealed_at, now()) else appealed_at end,
         decided_at = case when $2 in ('UPHELD', 'CLEARED') then now() end,
         decided_by = case when $2 = 'UPHELD' then account_id end, reason = case when $2 = 'UPHELD' then 'because' end`,
    ),
  },
  {
    table: 'ticket',
    states: TICKET_STATES,
    mayMove: table(TICKET_STATES, ticketMayMove),
    logsBeginning: true,
    begin: (state) => aTicket(ground, state),
    move: mover(
      ground,
      'ticket',
      `, used_at = case when $2 = 'USED' then now() else used_at end, voided_at = case when $2 = 'VOID' then now() end`,
    ),
  },
];

/** The shortest way to a state by allowed moves; undefined when there is none. */
export function wayTo({ states, mayMove }: Machine, wanted: string): string[] | undefined {
  const ways = [['']];
  for (const way of ways) {
    const at = way.at(-1) ?? '';
    if (at === wanted) return way.slice(1);
    for (const next of states) if (mayMove(at, next) && !way.includes(next)) ways.push([...way, next]);
  }
  return undefined;
}

/** A row in this state, brought there by nothing but allowed moves. */
export async function rowIn(machine: Machine, state: string): Promise<string> {
  const [first = '', ...others] = wayTo(machine, state) ?? [];
  const id = await machine.begin(first);
  for (const next of others) await machine.move(id, next, 'test', 'on the way');
  return id;
}
