import type { BookingPayment, MoneyMovement } from '../application/booking-view';

export interface PaymentJson extends Omit<BookingPayment, 'approvedAt' | 'virtualAccount'> {
  readonly approvedAt: string | null;
  readonly virtualAccount: (Omit<NonNullable<BookingPayment['virtualAccount']>, 'dueAt'> & { dueAt: string }) | null;
}

export interface MovementJson extends Omit<MoneyMovement, 'at'> {
  readonly at: string;
}

/**
 * Booking `b` and those it came from. In brackets of its own it is asked for once and not for each payment, which PostgreSQL does
 * where it reads them one after the other, as it plans to while the table is small.
 */
const LINE = '(select booking_line(b.id))::uuid[]';

/**
 * The attempt to pay that matters to people: not one that was only prepared; where seats were changed without paying more,
 * that of the booking they came from. `shown` is a PaymentJson.
 */
export const LATEST_PAYMENT = `left join lateral (
      select json_build_object(
               'id', m.id, 'status', m.state, 'amount', m.amount, 'balance', m.balance, 'method', m.method,
               'easyPayProvider', m.easy_pay_provider, 'approvedAt', m.approved_at, 'receiptUrl', m.receipt_url,
               'virtualAccount', case when a.payment_id is not null then json_build_object(
                 'bank', json_build_object('code', a.bank_code, 'name', json_build_object(
                   'ko', coalesce(k.name_ko, a.bank_code), 'en', coalesce(k.name_en, a.bank_code))),
                 'accountNumber', a.account_number, 'customerName', a.customer_name, 'dueAt', a.due_at,
                 'state', case when a.settled_at is not null then 'PAID'
                               when m.state <> 'WAITING_FOR_DEPOSIT' then 'EXPIRED'
                               when a.deposit_seen_at is not null then 'DEPOSIT_SEEN' else 'WAITING' end) end,
               'cashReceipt', (select json_build_object('type', r.type, 'state', r.state, 'receiptUrl', r.receipt_url)
                                 from cash_receipt r where r.payment_id = m.id and r.state <> 'FAILED'
                                order by r.requested_at desc limit 1)) as shown
        from payment m
        left join virtual_account a on a.payment_id = m.id
        left join bank k on k.code = a.bank_code
       where m.booking_id = any (${LINE}) and (m.state not in ('READY', 'EXPIRED') or a.payment_id is not null)
       order by array_position(${LINE}, m.booking_id), m.created_at desc limit 1)`;

/** Money that moved for booking `b`, oldest first; MovementJson[]. */
export const HISTORY = `(
      select coalesce(json_agg(json_build_object('at', t.at, 'kind', t.kind, 'amount', t.amount, 'method', m.method,
                                                 'receiptUrl', m.receipt_url) order by t.at, t.id), '[]')
        from payment m join payment_transaction t on t.payment_id = m.id
       where m.booking_id = any (${LINE})
         -- A payment stands behind all bookings its seats became; what went back belongs to one of them.
         and (t.kind = 'CAPTURE' or b.id = coalesce((select r.booking_id from refund r where r.transaction_key = t.transaction_key), m.booking_id)))`;

export function paymentOf({ approvedAt, virtualAccount, ...payment }: PaymentJson): BookingPayment {
  return {
    ...payment,
    approvedAt: approvedAt === null ? null : new Date(approvedAt),
    virtualAccount: virtualAccount && { ...virtualAccount, dueAt: new Date(virtualAccount.dueAt) },
  };
}

export function movementOf({ at, ...movement }: MovementJson): MoneyMovement {
  return { ...movement, at: new Date(at) };
}
