import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import {
  type AccountBalance,
  LedgerBooks,
  type PostedEntry,
  type PostedLine,
  type TrialBalance,
} from '../application/ledger-books';
import { AsOfInFuture } from '../domain/ledger.errors';

interface BalanceRow extends Pick<AccountBalance, 'code' | 'kind'> {
  readonly nameKo: string;
  readonly nameEn: string;
  /** Sums come as bigint, which the driver hands over as text. */
  readonly debit: string;
  readonly credit: string;
}

interface LineRow extends Omit<PostedEntry, 'lines'>, Pick<PostedLine, 'account' | 'seatId' | 'claimId'> {
  readonly nameKo: string;
  readonly nameEn: string;
  readonly amount: string;
}

@Injectable()
export class SqlLedgerBooks extends LedgerBooks {
  constructor(private readonly sql: Sql) {
    super();
  }

  async settledAsOf(wanted?: Date): Promise<Date> {
    const row = await this.sql.one<{ now: Date }>('select ledger_barrier() as now');
    const now = row?.now ?? new Date(0);
    if (wanted && wanted > now) throw new AsOfInFuture(now);
    return wanted ?? now;
  }

  async trialBalance(asOf: Date): Promise<TrialBalance> {
    const rows = await this.sql.query<BalanceRow>(
      `with shut as (select month, ends_at from ledger_period where as_of <= $1 order by month desc limit 1),
       -- What was recorded until a month was closed can never change again; only what was booked since is added up.
       sums as (
         select account, debit, credit from ledger_balance where month = (select month from shut)
         union all
         select p.account, coalesce(sum(p.amount) filter (where p.amount > 0), 0), coalesce(-sum(p.amount) filter (where p.amount < 0), 0)
           from ledger_entry e join ledger_posting p on p.entry_id = e.id
          where e.booked_at >= coalesce((select ends_at from shut), '-infinity') and e.recorded_at <= $1 group by p.account)
       select a.code, a.kind, a.name_ko as "nameKo", a.name_en as "nameEn",
              coalesce(sum(s.debit), 0)::bigint as debit, coalesce(sum(s.credit), 0)::bigint as credit
         from ledger_account a left join sums s on s.account = a.code
        group by a.code
        order by array_position('{ASSET,LIABILITY,INCOME,CONTRA_INCOME,EXPENSE}'::text[], a.kind), a.code`,
      [asOf],
    );
    const accounts = rows.map(({ code, kind, nameKo, nameEn, ...sums }) => {
      const [debit, credit] = [Number(sums.debit), Number(sums.credit)];
      return { code, kind, name: { ko: nameKo, en: nameEn }, debit, credit, balance: debit - credit };
    });
    const sum = (of: (account: AccountBalance) => number) =>
      accounts.reduce((total, account) => total + of(account), 0);
    return { asOf, accounts, totals: { debit: sum(({ debit }) => debit), credit: sum(({ credit }) => credit) } };
  }

  ofBooking(bookingId: string): Promise<readonly PostedEntry[]> {
    return this.entries('e.booking_id = $1', bookingId);
  }

  ofPayment(paymentId: string): Promise<readonly PostedEntry[]> {
    return this.entries('e.payment_id = $1', paymentId);
  }

  private async entries(which: string, id: string): Promise<readonly PostedEntry[]> {
    const rows = await this.sql.query<LineRow>(
      `select e.id, e.kind, e.occurred_at as "occurredAt", e.booked_at as "bookedAt", e.recorded_at as "recordedAt",
              e.booking_number as "bookingNumber", e.order_id as "orderId", e.method, e.payment_id as "paymentId",
              e.refund_id as "refundId", e.payment_key as "paymentKey", e.transaction_key as "transactionKey",
              p.account, a.name_ko as "nameKo", a.name_en as "nameEn", p.amount, p.seat as "seatId", p.claim_id as "claimId"
         from ledger_entry e join ledger_posting p on p.entry_id = e.id join ledger_account a on a.code = p.account
        where ${which} order by e.id, p.line`,
      [id],
    );
    const entries = new Map<string, PostedEntry & { lines: PostedLine[] }>();
    for (const { account, nameKo, nameEn, amount, seatId, claimId, ...entry } of rows) {
      const known = entries.get(entry.id) ?? { ...entry, lines: [] };
      const won = Number(amount);
      known.lines.push({
        account,
        name: { ko: nameKo, en: nameEn },
        debit: Math.max(won, 0),
        credit: Math.max(-won, 0),
        seatId,
        claimId,
      });
      entries.set(entry.id, known);
    }
    return [...entries.values()];
  }
}
