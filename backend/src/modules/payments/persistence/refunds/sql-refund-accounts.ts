import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { RefundAccountStore } from '../../application/refunds/refund-accounts';

@Injectable()
export class SqlRefundAccounts extends RefundAccountStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  async keep(refundId: string, paymentId: string, sealed: Buffer): Promise<void> {
    await this.sql.query(
      `insert into refund_account (refund_id, payment_id, sealed) values ($1, $2, $3)
       on conflict (refund_id) do update set sealed = excluded.sealed`,
      [refundId, paymentId, sealed],
    );
  }

  async of(refundId: string): Promise<Buffer | undefined> {
    const row = await this.sql.one<{ sealed: Buffer }>('select sealed from refund_account where refund_id = $1', [
      refundId,
    ]);
    return row?.sealed;
  }

  async forget(refundId: string): Promise<void> {
    await this.sql.query('delete from refund_account where refund_id = $1', [refundId]);
  }
}
