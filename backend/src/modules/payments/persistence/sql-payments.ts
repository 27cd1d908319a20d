import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '#platform/config/app-config';
import { isUniqueViolation } from '#platform/database/postgres-errors';
import { byKey, Sql } from '#platform/database/sql';
import type { Payment } from '../domain/payment';
import { PaymentAlreadyDone, PaymentNotFound } from '../domain/payment.errors';
import { mayMove } from '../domain/payment-state';
import { moneyMoved } from '../application/money-metrics';
import { type MoneyMoved, type NewPayment, type PaymentMove, type PaymentRequest, Payments } from '../domain/payments';

/** Younger ones are still in the hands of the request that began them. */
const RESOLVE_AFTER_SECONDS = 20;
const LOOK_AGAIN_AFTER_SECONDS = 10;

const PAYMENT = `id, booking_id as "bookingId", order_id as "orderId", payment_key as "paymentKey", state,
  state_at as "stateAt", amount, balance, method, easy_pay_provider as "easyPayProvider", approved_at as "approvedAt",
  receipt_url as "receiptUrl", failure_code as "failureCode", returning_since as "returningSince"`;

@Injectable()
export class SqlPayments extends Payments {
  constructor(
    private readonly sql: Sql,
    private readonly config: AppConfig,
  ) {
    super();
  }

  prepared(bookingId: string): Promise<Payment | undefined> {
    return this.sql.one(
      byKey(`select ${PAYMENT} from payment where booking_id = $1 and state = 'READY' for no key update`),
      [bookingId],
    );
  }

  async add({ id, bookingId, orderId, amount }: NewPayment): Promise<Payment> {
    return found(
      await this.sql.one<Payment>(
        byKey(`insert into payment (id, booking_id, order_id, amount, state, moved_by, moved_because)
       values ($1, $2, $3, $4, 'READY', 'buyer', 'checkout') returning ${PAYMENT}`),
        [id, bookingId, orderId, amount],
      ),
    );
  }

  byOrder(orderId: string): Promise<Payment | undefined> {
    return this.sql.one(byKey(`select ${PAYMENT} from payment where order_id = $1`), [orderId]);
  }

  named({ orderId, paymentKey, transactionKey }: Parameters<Payments['named']>[0]): Promise<Payment | undefined> {
    if (orderId !== undefined) return this.byOrder(orderId);
    if (paymentKey !== undefined) {
      return this.sql.one(byKey(`select ${PAYMENT} from payment where payment_key = $1`), [paymentKey]);
    }
    return this.sql.one(
      byKey(
        `select ${PAYMENT} from payment where id = (select payment_id from payment_transaction where transaction_key = $1)`,
      ),
      [transactionKey],
    );
  }

  paid(bookingId: string): Promise<Payment | undefined> {
    return this.sql.one(
      byKey(`select ${PAYMENT} from payment where booking_id = $1 and balance > 0 and returning_since is null`),
      [bookingId],
    );
  }

  async isSameRequest({ bookingId, idempotencyKey, paymentId, paymentKey, amount }: PaymentRequest): Promise<boolean> {
    const row = await this.sql.one<{ same: boolean }>(
      byKey(`insert into payment_request as r (booking_id, idempotency_key, payment_id, payment_key, amount) values ($1, $2, $3, $4, $5)
       on conflict (booking_id, idempotency_key) do update set idempotency_key = excluded.idempotency_key
       returning r.payment_id = $3 and r.payment_key = $4 and r.amount = $5 as same`),
      [bookingId, idempotencyKey, paymentId, paymentKey, amount],
    );
    return row?.same === true;
  }

  async get(paymentId: string): Promise<Payment> {
    return found(await this.sql.one<Payment>(byKey(`select ${PAYMENT} from payment where id = $1`), [paymentId]));
  }

  async lock(paymentId: string): Promise<Payment> {
    return found(
      await this.sql.one<Payment>(byKey(`select ${PAYMENT} from payment where id = $1 for no key update`), [paymentId]),
    );
  }

  async begin({ id, state }: Payment, by: { paymentKey: string; idempotencyKey: string }): Promise<Payment> {
    checkMove(state, 'CONFIRMING');
    try {
      const begun = await this.sql.one<Payment>(
        byKey(`update payment set state = 'CONFIRMING', state_at = clock_timestamp(), payment_key = $2, idempotency_key = $3,
                            moved_by = 'buyer', moved_because = 'payment'
          where id = $1 returning ${PAYMENT}`),
        [id, by.paymentKey, by.idempotencyKey],
      );
      return found(begun);
    } catch (error) {
      if (isUniqueViolation(error, 'payment_payment_key_key')) throw new PaymentAlreadyDone();
      throw error;
    }
  }

  async move(
    { id, state }: Payment,
    { to, actor, cause, money, failureCode, returning }: PaymentMove,
  ): Promise<Payment> {
    checkMove(state, to);
    const moved = await this.sql.one<Payment>(
      byKey(`update payment
          set state = $2, state_at = clock_timestamp(), moved_by = $3, moved_because = $4,
              method = coalesce($5, method), easy_pay_provider = coalesce($6, easy_pay_provider),
              approved_at = coalesce($7, approved_at), receipt_url = coalesce($8, receipt_url),
              failure_code = coalesce($9, failure_code),
              returning_since = case when $10 then coalesce(returning_since, clock_timestamp()) else returning_since end
        where id = $1 returning ${PAYMENT}`),
      [
        id,
        to,
        actor,
        cause,
        money?.method ?? null,
        money?.easyPayProvider ?? null,
        money?.approvedAt ?? null,
        money?.receiptUrl ?? null,
        failureCode ?? null,
        returning ?? false,
      ],
    );
    return found(moved);
  }

  async record(payment: Payment, { kind, amount, transactionKey, at, method }: MoneyMoved): Promise<void> {
    const written = await this.sql.query(
      byKey(`insert into payment_transaction (payment_id, kind, amount, transaction_key, at) values ($1, $2, $3, $4, $5)
       on conflict (transaction_key) do nothing returning id`),
      [payment.id, kind, amount, transactionKey, at],
    );
    const label = method ?? payment.method ?? 'none';
    if (written.length > 0) this.sql.afterCommit(() => moneyMoved(kind, label, amount));
  }

  async customerKey(accountId: string): Promise<string> {
    const row = await this.sql.one<{ customer_key: string }>(
      byKey(`insert into payer (account_id, customer_key) values ($1, $2)
       on conflict (account_id) do update set account_id = excluded.account_id returning customer_key`),
      [accountId, randomBytes(24).toString('base64url')],
    );
    return row?.customer_key ?? '';
  }

  async takeUnresolved(limit: number): Promise<readonly string[]> {
    const rows = await this.sql.query<{ id: string }>(
      `update payment set looked_up_at = clock_timestamp()
        where id in (select id from payment
                      where state in ('CONFIRMING', 'UNKNOWN')
                        and state_at < clock_timestamp() - make_interval(secs => $2)
                        and (looked_up_at is null or looked_up_at < clock_timestamp() - make_interval(secs => $3))
                      order by looked_up_at nulls first, state_at limit $1 for update skip locked)
      returning id`,
      [limit, this.config.patience(RESOLVE_AFTER_SECONDS), this.config.patience(LOOK_AGAIN_AFTER_SECONDS)],
    );
    return rows.map(({ id }) => id);
  }

  async expireAbandoned(limit: number): Promise<number> {
    const rows = await this.sql.query(
      `update payment set state = 'EXPIRED', state_at = clock_timestamp(), moved_by = 'system', moved_because = 'booking-ended'
        where id in (select p.id from payment p join booking b on b.id = p.booking_id
                      where p.state = 'READY' and b.state in ('CONFIRMED', 'CANCELLED', 'EXPIRED')
                      order by p.created_at limit $1 for update of p skip locked)
      returning id`,
      [limit],
    );
    return rows.length;
  }

  async waitingForDeposit(bookingId: string): Promise<string | undefined> {
    const row = await this.sql.one<{ id: string }>(
      byKey(`select id from payment where booking_id = $1 and state = 'WAITING_FOR_DEPOSIT'`),
      [bookingId],
    );
    return row?.id;
  }

  async unresolved(): Promise<{ count: number; oldestSeconds: number }> {
    const row = await this.sql.one<{ count: number; oldestSeconds: number }>(
      byKey(`select count(*)::int as count,
              coalesce(extract(epoch from clock_timestamp() - min(state_at)), 0)::float8 as "oldestSeconds"
         from payment where state in ('CONFIRMING', 'UNKNOWN')`),
    );
    return row ?? { count: 0, oldestSeconds: 0 };
  }
}

function found(payment: Payment | undefined): Payment {
  if (!payment) throw new PaymentNotFound();
  return payment;
}

function checkMove(from: Payment['state'], to: Payment['state']): void {
  if (!mayMove(from, to)) throw new Error(`A payment may not move from ${from} to ${to}`);
}
