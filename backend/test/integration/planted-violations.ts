/**
 * For each invariant, what breaks it: SQL run with triggers and foreign keys off, where need be without the constraint
 * that refuses it. `paid` is a confirmed booking of two seats, `given` one that was given back whole, `held` a hold; a third
 * one was changed for other seats.
 */
const booking = (name: string) => `(select id from booking where number = '${name}')`;
const [PAID, GIVEN, HELD] = ['TPAID00', 'TGIVEN0', 'THELD00'].map(booking);
const payment = (of?: string) => `(select id from payment where booking_id = ${of})`;
const SESSION = `insert into session (id, account_id, expires_at) select gen_random_uuid(), account_id, now() + interval '1 day' from booking where id = ${PAID}`;
const TOKEN = `insert into refresh_token (id, session_id, token_hash, state, expires_at)
  select gen_random_uuid(), id, gen_random_uuid()::text, 'ACTIVE', now() + interval '1 day' from session`;
const LINK = `insert into one_time_token (id, account_id, purpose, token_hash, expires_at)
  select gen_random_uuid(), account_id, 'RESET_PASSWORD', gen_random_uuid()::text, now() + interval '1 day' from booking where id = ${PAID}`;
const MESSAGE = (age: string, published: string) =>
  `insert into outbox_message (id, topic, aggregate_id, payload, created_at, published_at)
   values (gen_random_uuid(), 'test', gen_random_uuid(), '{}', now() - interval '${age}', ${published})`;
const WAITING = (due: string) => [
  `update payment set state = 'WAITING_FOR_DEPOSIT' where booking_id = ${PAID}`,
  `update booking set state = 'AWAITING_DEPOSIT', expires_at = now() + interval '1 hour' where id = ${PAID}`,
  `insert into virtual_account (payment_id, bank_code, account_number, customer_name, due_at, secret)
   values (${payment(PAID)}, '06', '1', '1', ${due}, 's')`,
];
const NOTIFIED = `insert into notification (id, dedupe_key, kind, channel, account_id, booking_id, state, sent_at)
  select gen_random_uuid(), gen_random_uuid()::text, 'booking.confirmed', 'EMAIL', account_id, id, 'SENT', now() from booking where id = ${PAID}`;
const CANCELLED = `update booking set state = 'CANCELLED' where id = ${PAID}`;
const VOID = `update ticket set state = 'VOID', voided_at = now() where booking_id = ${PAID}`;

const QUEUE = `insert into queue (performance_id, mode, on_since, capacity, rate_per_minute, stay_seconds, auto_holds_per_second, ceiling)
  select performance_id, 'ALWAYS', now() - interval '1 hour', 1, 60, 60, 10, 1 from booking where id = ${PAID}`;
const place = (seq: number, state: string) =>
  `insert into queue_entry (id, performance_id, account_id, person, state, seq, nonce, joined_at, waiting_since, admission_id, admitted_at,
                            window_ends_at, admit_expires_at, moved_by, moved_because)
   select gen_random_uuid(), performance_id, account_id, gen_random_uuid()::text, '${state}', ${seq}, repeat('ab', 16), now() - interval '1 hour',
          now() - interval '1 hour', gen_random_uuid(), now(), now() + interval '1 hour', now() + interval '1 hour', 'x', 'x'
     from booking where id = ${PAID}`;
const DRAW = `insert into queue_draw (performance_id, seed, commitment, closes_at, entrants, head)
  select performance_id, repeat('a', 64), repeat('a', 64), date_trunc('second', now()), 1, repeat('a', 64) from booking where id = ${PAID}`;

const SUSPICION = (
  state: string,
  more: string,
) => `insert into suspicion_case (id, performance_id, account_id, state, score, opened_at, appeal_by, decide_by,
                              decided_at, decided_by, reason, moved_by, moved_because)
  select gen_random_uuid(), performance_id, account_id, '${state}', 80, now() - interval '30 days', now() + interval '1 day', ${more}, 'x', 'x' from booking where id = ${PAID}`;

export const PLANTED: Readonly<Record<string, readonly string[]>> = {
  A1: ['drop index refresh_token_one_active', SESSION, TOKEN, TOKEN],
  A2: [SESSION, TOKEN, `update session set revoked_at = now() - interval '1 hour', revoked_because = 'SIGNED_OUT'`],
  A3: [SESSION, `update account set status = 'SUSPENDED'`],
  A4: ['drop index one_time_token_one_open', LINK, LINK],
  A5: [`update account set status = 'WITHDRAWN', withdrawn_at = now() - interval '6 days'`],
  F1: [
    'alter table suspicion_case drop constraint suspicion_case_check4',
    SUSPICION('UPHELD', `now(), now(), null, null`),
  ],
  F2: [SUSPICION('FROZEN', `now() - interval '11 minutes', null, null, null`)],
  F3: [SUSPICION('FROZEN', `now() + interval '1 day', null, null, null`)],
  F4: [SUSPICION('FROZEN', `now() + interval '1 day', null, null, null`)],
  H1: [`update audit_entry set after = '{"price": 1}' where id = 2`],
  H2: ['delete from audit_entry where id = (select max(id) from audit_entry)'],
  H3: [`insert into audit_root (day, entries, hash) values ('2026-01-01', 2, repeat('a', 64))`],
  H4: ['update audit_head set since = since - 3'],
  L1: ['delete from ledger_posting where line = 1'],
  L2: ['update ledger_posting set amount = amount + 1 where line = 1'],
  L3: [
    `update ledger_posting set amount = amount * 2 where entry_id in (select id from ledger_entry where kind = 'CAPTURE')`,
  ],
  L4: [
    `insert into payment_transaction (payment_id, kind, amount, transaction_key, at) values (${payment(PAID)}, 'REFUND', 1, 'unbooked', now())`,
  ],
  L5: [`update ledger_posting set amount = amount - 1 where account = 'REFUNDS_PAYABLE' and amount < 0`],
  L6: ['update refund set cancellation_fee = 1'],
  L7: [`update ledger_posting set account = 'BOOKING_FEES' where account = 'TICKET_SALES'`],
  L8: [
    `insert into ledger_period (month, starts_at, ends_at, as_of, closed_by, reason, entries, debits)
     values ('2020-01', '2020-01-01', now() + interval '1 day', now() + interval '1 day', 'x', 'x', 1, 1)`,
  ],
  L9: [...WAITING(`now() + interval '1 hour'`)],
  L10: [
    `insert into cash_receipt (id, payment_id, origin, type, state, amount, receipt_key)
     select gen_random_uuid(), id, 'REQUESTED', 'INCOME_DEDUCTION', 'ISSUED', amount + 1, 'key' from payment where booking_id = ${PAID}`,
    `update payment_transaction set recorded_at = now() - interval '1 hour'`,
  ],
  L11: [
    `insert into cash_receipt (id, payment_id, origin, type, state, amount, requested_at, state_at)
     select gen_random_uuid(), id, 'REQUESTED', 'INCOME_DEDUCTION', 'REQUESTED', amount, now() - interval '3 hours', now() - interval '1 hour'
       from payment where booking_id = ${PAID}`,
  ],
  M1: [`delete from outbox_message where topic = 'booking.confirmed'`],
  M2: [MESSAGE('2 minutes', 'null')],
  M3: [
    `insert into webhook_inbox (id, dedupe_key, payment_id, event_type, claimed, received_at)
     values (gen_random_uuid(), 'old', ${payment(PAID)}, 'x', 'x', now() - interval '2 minutes')`,
  ],
  M4: [NOTIFIED, NOTIFIED],
  M5: [MESSAGE('20 minutes', `now() - interval '20 minutes'`)],
  O1: [`update booking set ticket_amount = ticket_amount + 1 where id = ${PAID}`],
  O2: [`update booking_transition set to_state = 'EXPIRED' where to_state = 'CONFIRMED'`],
  O3: [`delete from booking_transition where to_state = 'PAYING'`],
  P1: [
    'drop index payment_one_open',
    `insert into payment (id, booking_id, order_id, payment_key, state, amount, moved_by, moved_because)
     values (gen_random_uuid(), ${PAID}, 'second-order', 'second-key', 'UNKNOWN', 1, 'test', 'test')`,
  ],
  P2: [`update payment set amount = amount + 1 where booking_id = ${PAID}`],
  P3: [`update payment set balance = balance - 1 where booking_id = ${PAID}`],
  P4: [`update payment set state = 'FAILED', failure_code = 'X' where booking_id = ${PAID}`],
  P5: [CANCELLED, VOID],
  P6: [`update payment set balance = 0 where booking_id = ${PAID}`],
  P7: [`update refund set amount = amount + 1`],
  P8: [`update refund set transaction_key = 'another'`],
  P9: [
    'alter table refund_item drop constraint refund_item_claim_id_key',
    `insert into refund_item (refund_id, claim_id, price, cancellation_fee, booking_fee, booking_fee_returned, amount)
     select gen_random_uuid(), claim_id, price, cancellation_fee, booking_fee, booking_fee_returned, amount from refund_item`,
  ],
  P10: [`update payment set state = 'UNKNOWN', state_at = now() - interval '3 minutes' where booking_id = ${PAID}`],
  P11: [`update refund set state = 'SENT', transaction_key = null, requested_at = now() - interval '16 minutes'`],
  P12: [`update booking set state = 'PAYING' where id = ${HELD}`],
  P13: WAITING(`now() + interval '2 hours'`),
  P14: WAITING(`now() - interval '16 minutes'`),
  P15: [`update payment_transition set to_state = 'FAILED' where to_state = 'CAPTURED'`],
  P16: ['update refund set amount = amount - 1'],
  P17: [`delete from refund_transition where to_state = 'DONE'`],
  P18: ['update refund_item set price = price + 1, amount = amount + 1'],
  Q1: [QUEUE],
  Q2: [QUEUE, place(1, 'ADMITTED'), place(2, 'ADMITTED')],
  Q3: [QUEUE, place(1, 'WAITING'), place(2, 'ADMITTED')],
  Q4: [QUEUE, place(1, 'WAITING')],
  Q5: [QUEUE, DRAW],
  R1: [`update payment_transaction set at = now() - interval '6 years'`],
  S1: [
    'drop index claim_one_live',
    `insert into claim (booking_id, performance_id, seat_ordinal, price_grade_id, unit_price, state)
     select booking_id, performance_id, seat_ordinal, price_grade_id, unit_price, 'HELD' from claim where booking_id = ${HELD}`,
  ],
  S2: [CANCELLED],
  S3: [`update claim set state = 'RELEASED', released_at = now() where booking_id = ${PAID}`],
  S4: [`delete from booking where id = ${HELD}`],
  S6: ['update performance_seat set price_grade_id = null'],
  S7: ['update event set seats_per_person = 1'],
  S8: [`update booking set expires_at = now() - interval '2 minutes' where id = ${HELD}`],
  S10: [`update claim set state = 'RELEASED', released_at = now() where booking_id = ${HELD}`],
  T1: [CANCELLED],
  T2: [VOID],
  T3: [`delete from ticket where booking_id = ${PAID}`],
  T4: [`update ticket set state = 'USED', used_at = now(), voided_at = null where booking_id = ${GIVEN}`],
  T5: [`delete from ticket_transition`],
  T6: [`update ticket set seat_ordinal = seat_ordinal + 20`],
  X1: [
    `update ticket set state = 'VALID', voided_at = null where claim_id in (select claim_id from booking_change_item)`,
  ],
  X2: [`delete from booking_change_transition where to_state = 'DONE'`],
  X3: [`update booking_change set state = 'LAPSED'`],
  X4: ['update booking_change_item set price = price + 1'],
  X5: [
    `insert into ledger_posting (entry_id, line, account, amount)
     select id, 99, 'CHANGE_CLEARING', 1 from ledger_entry where kind = 'CHANGE'`,
  ],
};

/** Further violations of an invariant that can be broken in more than one way. */
export const PLANTED_TOO: readonly (readonly [id: string, how: string, sql: readonly string[]])[] = [
  [
    'S7',
    'two accounts of one person have too many together',
    [
      `update account set person_id = (select account_id from booking where id = ${PAID}), person_since = now() - interval '1 day'
        where id = (select account_id from booking where id = ${HELD})`,
      'update event set seats_per_person = 2',
    ],
  ],
  [
    'L10',
    'a receipt was reduced too far',
    [
      `insert into cash_receipt (id, payment_id, origin, type, state, amount, cancelled_amount, receipt_key)
       select gen_random_uuid(), id, 'REQUESTED', 'INCOME_DEDUCTION', 'CANCELLED', amount, amount, 'key' from payment where booking_id = ${PAID}`,
      `update payment_transaction set recorded_at = now() - interval '1 hour'`,
    ],
  ],
];
