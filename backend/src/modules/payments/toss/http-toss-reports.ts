import { Injectable } from '@nestjs/common';
import { AppConfig } from '#platform/config/app-config';
import { Transactions } from '#platform/database/transactions';
import {
  type GatewaySettlement,
  type GatewayTransaction,
  type ReportPage,
  TossReports,
  TossReportsUnavailable,
} from '../domain/toss-reports';
import { fields } from './toss-payment';

/** How many rows are asked for at once. */
export class TossReportPages {
  readonly rows: number = 1_000;
}

const PATIENCE_MS = 20_000;
const MOVED = new Map([
  ['DONE', 1],
  ['CANCELED', -1],
  ['PARTIAL_CANCELED', -1],
]);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Toss's lists over HTTP. A row that cannot be read fails the whole page: a gap would look like a difference. */
@Injectable()
export class HttpTossReports extends TossReports {
  constructor(
    private readonly config: AppConfig,
    private readonly transaction: Transactions,
    private readonly pages: TossReportPages,
  ) {
    super();
  }

  async transactions(from: Date, to: Date, cursor: string | null): Promise<ReportPage<GatewayTransaction>> {
    const query = { startDate: seoulTime(from), endDate: seoulTime(to), limit: String(this.pages.rows) };
    const found = await this.list('transactions', cursor === null ? query : { ...query, startingAfter: cursor });
    const last = fields(found.at(-1))['transactionKey'];
    return {
      rows: found.flatMap(transactionOf),
      next: found.length === this.pages.rows && typeof last === 'string' ? last : null,
    };
  }

  async settlements(fromDay: string, toDay: string, cursor: string | null): Promise<ReportPage<GatewaySettlement>> {
    const page = cursor === null ? 1 : Number(cursor);
    const found = await this.list('settlements', {
      startDate: fromDay,
      endDate: toDay,
      dateType: 'soldDate',
      page: String(page),
      size: String(this.pages.rows),
    });
    return { rows: found.map(settlementOf), next: found.length === this.pages.rows ? String(page + 1) : null };
  }

  private async list(what: 'transactions' | 'settlements', query: Record<string, string>): Promise<readonly unknown[]> {
    if (this.transaction.isOpen) throw new Error('Toss must not be called inside a transaction');
    let answer: Response;
    try {
      answer = await fetch(`${this.config.TOSS_API_URL}/v1/${what}?${new URLSearchParams(query).toString()}`, {
        headers: { authorization: `Basic ${Buffer.from(`${this.config.TOSS_SECRET_KEY}:`).toString('base64')}` },
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch (error) {
      throw new TossReportsUnavailable(what, error instanceof Error ? error.name : 'UNREACHABLE');
    }
    const body: unknown = await answer.json().catch(() => undefined);
    if (!answer.ok || !Array.isArray(body)) throw new TossReportsUnavailable(what, `HTTP_${answer.status}`);
    return body as unknown[];
  }
}

/** Toss takes a time without offset for Korean time. */
function seoulTime(instant: Date): string {
  return new Date(instant.getTime() + 9 * 3_600_000).toISOString().slice(0, 19);
}

/** Only what moved money: an account waiting for a deposit is listed too. */
function transactionOf(row: unknown): GatewayTransaction[] {
  const { status, transactionAt, amount, ...rest } = fields(row);
  const sign = typeof status === 'string' ? MOVED.get(status) : undefined;
  if (sign === undefined) return [];
  const at = new Date(typeof transactionAt === 'string' ? transactionAt : NaN);
  if (Number.isNaN(at.getTime())) throw new TossReportsUnavailable('transactions', 'UNREADABLE');
  return [{ ...keysOf(rest, 'transactions'), amount: sign * Math.abs(won(amount, 'transactions')), at }];
}

function settlementOf(row: unknown): GatewaySettlement {
  const { amount, interestFee, supplyAmount, vat, payOutAmount, soldDate, paidOutDate, ...rest } = fields(row);
  const what = 'settlements';
  return {
    ...keysOf(rest, what),
    amount: won(amount, what),
    interestFee: won(interestFee ?? 0, what),
    supplyAmount: won(supplyAmount, what),
    vat: won(vat, what),
    payOutAmount: won(payOutAmount, what),
    soldDate: day(soldDate),
    paidOutDate: day(paidOutDate),
  };
}

function keysOf({ transactionKey, paymentKey, orderId, method }: Record<string, unknown>, what: string) {
  if (typeof transactionKey !== 'string' || typeof paymentKey !== 'string' || typeof orderId !== 'string')
    throw new TossReportsUnavailable(what, 'UNREADABLE');
  return { transactionKey, paymentKey, orderId, method: typeof method === 'string' ? method : null };
}

function won(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new TossReportsUnavailable(what, 'UNREADABLE');
  return value;
}

function day(value: unknown): string {
  if (typeof value !== 'string' || !DAY.test(value)) throw new TossReportsUnavailable('settlements', 'UNREADABLE');
  return value;
}
