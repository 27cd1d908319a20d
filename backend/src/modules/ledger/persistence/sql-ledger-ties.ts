import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type LedgerTie, type LedgerTieReport, LedgerTies } from '../application/ledger-ties';

interface TieRow extends Omit<LedgerTie, 'kept' | 'ledger' | 'difference'> {
  /** Sums come as bigint, which the driver hands over as text. */
  readonly kept: string;
  readonly ledger: string;
  readonly at: Date;
}

/** What the ledger says of payments that satisfy `which`, from entries of these kinds. */
const IN_LEDGER = (kinds: string, which: string) => `
  (select coalesce(sum(g.amount), 0) from ledger_entry e join ledger_posting g on g.entry_id = e.id
    where e.kind in (${kinds}) and g.account in ('GATEWAY_RECEIVABLE', 'BANK') and e.payment_id in (${which}))::bigint`;
const DEPOSITS = 'select payment_id from virtual_account where settled_at is not null';
const RECEIPTS = `select payment_id from cash_receipt where state in ('ISSUED', 'CANCELLED')`;

@Injectable()
export class SqlLedgerTies extends LedgerTies {
  constructor(private readonly sql: Sql) {
    super();
  }

  async now(): Promise<LedgerTieReport> {
    // One statement, one snapshot.
    const rows = await this.sql.query<TieRow>(
      `select 'VIRTUAL_ACCOUNT_DEPOSITS' as code, count(*)::int as count, coalesce(sum(p.amount), 0)::bigint as kept,
              ${IN_LEDGER(`'CAPTURE'`, DEPOSITS)} as ledger, now() as at
         from payment p where p.id in (${DEPOSITS})
       union all
       select 'VIRTUAL_ACCOUNT_BALANCES', count(*) filter (where p.balance > 0)::int, coalesce(sum(p.balance), 0),
              ${IN_LEDGER(`'CAPTURE', 'REFUND_PAID'`, DEPOSITS)}, now()
         from payment p where p.id in (${DEPOSITS})
       union all
       select 'CASH_RECEIPTS', count(*)::int, coalesce(sum(r.amount - r.cancelled_amount), 0),
              ${IN_LEDGER(`'CAPTURE', 'REFUND_PAID'`, RECEIPTS)}, now()
         from cash_receipt r where r.state in ('ISSUED', 'CANCELLED')`,
    );
    const items = rows.map(({ code, count, ...sums }): LedgerTie => {
      const [kept, ledger] = [Number(sums.kept), Number(sums.ledger)];
      return { code, count, kept, ledger, difference: kept - ledger };
    });
    return { asOf: rows[0]?.at ?? new Date(0), items };
  }
}
