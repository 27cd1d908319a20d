import { columnsOf, figuresOf } from '../../domain/exports/export-columns';
import type { ExportGroup, ExportReport, ExportSpec } from '../../domain/exports/export-spec';

/** Booked in the range ($1 inclusive, $2 exclusive) and recorded until the instant of the report ($3). */
const SELECTED = `e.booked_at >= $1 and e.booked_at < $2 and e.recorded_at <= $3`;

const sumOf = (account: string, sign: '' | '-') =>
  `${sign}coalesce(sum(p.amount) filter (where p.account = '${account}'), 0)::bigint`;

/** Half a won is rounded away from nothing, as kernel/won does. */
const VAT_IN = (amount: string) => `sign(${amount})::bigint * ((2 * abs(${amount}) + 11) / 22)`;

/**
 * One row per entry that earned something, cost something or took something back. VAT is part of every price: a tenth of
 * the supply, so an eleventh of what was paid (docs/adr/0034).
 */
export const SALES = `
  select e.*, f.*, ${VAT_IN('t.taxed')} as output_vat, t.taxed - f.gateway_fee - f.compensation as net
    from ledger_entry e
   cross join lateral (
     select (count(*) filter (where p.account = 'TICKET_SALES') - count(*) filter (where p.account = 'REFUNDED_SALES'))::bigint as tickets,
            ${sumOf('TICKET_SALES', '-')} as gross, ${sumOf('BOOKING_FEES', '-')} as booking_fee, ${sumOf('DISCOUNTS', '')} as discount,
            ${sumOf('REFUNDED_SALES', '')} as refunded_sales, ${sumOf('REFUNDED_BOOKING_FEES', '')} as refunded_fee,
            ${sumOf('CANCELLATION_FEES', '-')} as cancellation_fee, ${sumOf('GATEWAY_FEES', '')} as gateway_fee,
            ${sumOf('INPUT_VAT', '')} as vat, ${sumOf('COMPENSATIONS', '')} as compensation,
            string_agg(p.seat, ' ' order by p.line) filter (where p.account in ('TICKET_SALES', 'REFUNDED_SALES')) as seats,
            bool_or(p.account not in ('GATEWAY_RECEIVABLE', 'BANK', 'REFUNDS_PAYABLE', 'UNCLAIMED_MONEY', 'RETURNED_UNASKED', 'CHANGE_CLEARING')) as counts
       from ledger_posting p where p.entry_id = e.id) f
   cross join lateral (
     select f.gross + f.booking_fee - f.discount - f.refunded_sales - f.refunded_fee + f.cancellation_fee as taxed) t
   where ${SELECTED} and f.counts`;

/** One row per movement of buyers' money: what the gateway took, and what went back, through it or by hand. */
const TRANSACTIONS = `
  select e.*, greatest(f.net, 0) as captured, greatest(-f.net, 0) as refunded, f.net
    from ledger_entry e
   cross join lateral (select coalesce(sum(p.amount), 0)::bigint as net from ledger_posting p
                        where p.entry_id = e.id and p.account in ('GATEWAY_RECEIVABLE', 'BANK')) f
   where ${SELECTED} and e.kind in ('CAPTURE', 'REFUND_PAID', 'COMPENSATION')`;

/** One row per posting. */
const LEDGER = `
  select e.*, p.line, p.account, a.name_ko as account_name, greatest(p.amount, 0) as debit, greatest(-p.amount, 0) as credit,
         p.seat, p.claim_id
    from ledger_entry e join ledger_posting p on p.entry_id = e.id join ledger_account a on a.code = p.account
   where ${SELECTED}`;

const ROWS: Readonly<Record<ExportReport, string>> = { sales: SALES, transactions: TRANSACTIONS, ledger: LEDGER };

const seoul = (format: string) => `to_char(booked_at at time zone 'Asia/Seoul', '${format}')`;
const GROUP_KEYS: Readonly<Record<ExportGroup, string>> = {
  day: seoul('YYYY-MM-DD'),
  month: seoul('YYYY-MM'),
  year: seoul('YYYY'),
  event: `coalesce(event_id::text, '')`,
  method: `coalesce(method, '')`,
};

/** Totals over the very rows of the export: their number and the sum of every figure. */
export function totalsSql({ report, by }: ExportSpec): string {
  const sums = figuresOf(report).map(({ key }) => `coalesce(sum(${key}), 0)::bigint as ${key}`);
  const keys = by && [GROUP_KEYS[by], ...(report === 'ledger' ? ['account'] : [])].join(', ');
  const count = keys ? `count(distinct (${keys}))` : 'count(*)';
  return `select ${count}::bigint as row_count, ${sums.join(', ')} from (${ROWS[report]}) r`;
}

/** The rows, in an order that is the same every time. */
export function rowsSql({ report, by }: ExportSpec): string {
  const columns = columnsOf(report, by).map(({ key }) => key);
  if (!by)
    return `select ${columns.join(', ')} from (${ROWS[report]}) r order by booked_at, id${report === 'ledger' ? ', line' : ''}`;
  const account = report === 'ledger' ? ', account, account_name' : '';
  const sums = figuresOf(report).map(({ key }) => `sum(${key})::bigint as ${key}`);
  return `select ${columns.join(', ')}
            from (select ${GROUP_KEYS[by]} as group_key, max(event_title) as group_title${account},
                         count(*)::bigint as row_count, ${sums.join(', ')}
                    from (${ROWS[report]}) r group by 1${account}) g
           order by group_key${report === 'ledger' ? ', account' : ''}`;
}
