import type { Won } from '#kernel/won';

/** Money that moved, as the gateway lists it (GET /v1/transactions). */
export interface GatewayTransaction {
  readonly transactionKey: string;
  readonly paymentKey: string;
  readonly orderId: string;
  readonly method: string | null;
  /** Won; negative for a cancellation. */
  readonly amount: Won;
  readonly at: Date;
}

/** What the gateway pays out for one transaction (GET /v1/settlements); won, negative for a cancellation. */
export interface GatewaySettlement {
  readonly transactionKey: string;
  readonly paymentKey: string;
  readonly orderId: string;
  readonly method: string | null;
  readonly amount: Won;
  /** Of free instalments. */
  readonly interestFee: Won;
  /** The fee without VAT. */
  readonly supplyAmount: Won;
  readonly vat: Won;
  readonly payOutAmount: Won;
  /** YYYY-MM-DD in Seoul. */
  readonly soldDate: string;
  readonly paidOutDate: string;
}

export interface ReportPage<Row> {
  readonly rows: readonly Row[];
  /** What to ask with for the next page; null after the last one. */
  readonly next: string | null;
}

/** The gateway did not give its lists; asked again later. */
export class TossReportsUnavailable extends Error {
  constructor(what: string, code: string) {
    super(`Toss did not give its ${what}: ${code}`);
    this.name = 'TossReportsUnavailable';
  }
}

/**
 * The gateway's own lists, for reconciliation; page by page, because a day may have many. Refuses to be asked inside a
 * transaction. Outside source: docs.tosspayments.com/reference (거래 조회, 정산 조회).
 */
export abstract class TossReports {
  /** Money that moved from `from` to `to` (both inclusive, to the second), oldest first. @throws TossReportsUnavailable */
  abstract transactions(from: Date, to: Date, cursor: string | null): Promise<ReportPage<GatewayTransaction>>;
  /** What was sold on these Korean days, both inclusive. @throws TossReportsUnavailable */
  abstract settlements(fromDay: string, toDay: string, cursor: string | null): Promise<ReportPage<GatewaySettlement>>;
}
