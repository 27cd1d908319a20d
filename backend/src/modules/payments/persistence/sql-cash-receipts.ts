import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { byKey, Sql } from '#platform/database/sql';
import type { CashReceipt } from '../domain/cash-receipt';
import { CashReceipts, type ExcessiveReceipt, type UnclearReceipt } from '../domain/cash-receipts';
import type { GatewayCashReceipt } from '../domain/gateway-answer';

const RECEIPT = `r.id, r.payment_id as "paymentId", r.origin, r.type, r.state, r.amount, r.cancelled_amount as "cancelledAmount",
  r.receipt_key as "receiptKey", r.receipt_url as "receiptUrl"`;

@Injectable()
export class SqlCashReceipts extends CashReceipts {
  constructor(private readonly sql: Sql) {
    super();
  }

  async fromWindow(paymentId: string, receipt: GatewayCashReceipt): Promise<void> {
    const { type, amount, receiptKey, issueNumber, receiptUrl } = receipt;
    await this.sql.query(
      byKey(`insert into cash_receipt (id, payment_id, origin, type, state, amount, receipt_key, issue_number, receipt_url)
       values ($1, $2, 'WINDOW', $3, 'ISSUED', $4, $5, $6, $7) on conflict do nothing`),
      [newId(), paymentId, type, amount, receiptKey, issueNumber, receiptUrl],
    );
  }

  live(paymentId: string): Promise<CashReceipt | undefined> {
    return this.sql.one(
      byKey(`select ${RECEIPT} from cash_receipt r where r.payment_id = $1 and r.state in ('REQUESTED', 'ISSUED')`),
      [paymentId],
    );
  }

  async request({ id, paymentId, type, amount }: Parameters<CashReceipts['request']>[0]): Promise<CashReceipt> {
    const row = await this.sql.one<CashReceipt>(
      byKey(`insert into cash_receipt as r (id, payment_id, origin, type, state, amount)
       values ($1, $2, 'REQUESTED', $3, 'REQUESTED', $4) returning ${RECEIPT}`),
      [id, paymentId, type, amount],
    );
    return written(row);
  }

  async issued(receiptId: string, receipt: GatewayCashReceipt): Promise<CashReceipt> {
    const { receiptKey, issueNumber, receiptUrl } = receipt;
    const row = await this.sql.one<CashReceipt>(
      byKey(`update cash_receipt r set state = 'ISSUED', state_at = clock_timestamp(), receipt_key = $2, issue_number = $3, receipt_url = $4
        where id = $1 and state in ('REQUESTED', 'ISSUED') returning ${RECEIPT}`),
      [receiptId, receiptKey, issueNumber, receiptUrl],
    );
    return written(row);
  }

  async failed(receiptId: string, code: string): Promise<void> {
    await this.sql.query(
      byKey(`update cash_receipt set state = 'FAILED', state_at = clock_timestamp(), failure_code = $2
        where id = $1 and state = 'REQUESTED'`),
      [receiptId, code],
    );
  }

  async askedAgain(receiptId: string): Promise<void> {
    await this.sql.query(
      byKey(`update cash_receipt set state_at = clock_timestamp() where id = $1 and state = 'REQUESTED'`),
      [receiptId],
    );
  }

  takeUnclear(limit: number): Promise<readonly UnclearReceipt[]> {
    // Whole milliseconds, which is what comes back.
    return this.sql.query(
      `update cash_receipt r set state_at = date_trunc('milliseconds', clock_timestamp()) from payment p
        where p.id = r.payment_id
          and r.id in (select x.id from cash_receipt x
                        where x.state = 'REQUESTED' and x.state_at < clock_timestamp() - interval '2 min'
                        order by x.state_at limit $1 for update of x skip locked)
      returning r.id, p.order_id as "orderId", r.requested_at as "requestedAt", r.state_at as "takenAt"`,
      [limit],
    );
  }

  async neverIssued({ id, takenAt }: UnclearReceipt): Promise<void> {
    await this.sql.query(
      byKey(`update cash_receipt set state = 'FAILED', state_at = clock_timestamp(), failure_code = 'NOT_ISSUED'
        where id = $1 and state = 'REQUESTED' and state_at = $2`),
      [id, takenAt],
    );
  }

  async takeExcessive(limit: number): Promise<readonly ExcessiveReceipt[]> {
    const rows = await this.sql.query<CashReceipt & { excess: number }>(
      `update cash_receipt r set state_at = clock_timestamp() from payment p
        where p.id = r.payment_id
          and r.id in (select x.id from cash_receipt x join payment y on y.id = x.payment_id
                        where x.state = 'ISSUED' and x.amount - x.cancelled_amount > y.balance
                          and x.state_at < clock_timestamp() - interval '30 s'
                        order by x.state_at limit $1 for update of x skip locked)
      returning ${RECEIPT}, r.amount - r.cancelled_amount - p.balance as excess`,
      [limit],
    );
    return rows.map(({ excess, ...receipt }) => ({ receipt, excess }));
  }

  async reduced({ id, cancelledAmount }: CashReceipt, by: number): Promise<void> {
    await this.sql.query(
      byKey(`update cash_receipt
          set cancelled_amount = cancelled_amount + $2, state_at = clock_timestamp(),
              state = case when cancelled_amount + $2 = amount then 'CANCELLED' else state end
        where id = $1 and cancelled_amount = $3`),
      [id, by, cancelledAmount],
    );
  }
}

function written(row: CashReceipt | undefined): CashReceipt {
  if (!row) throw new Error('A cash receipt was not written');
  return row;
}
