export class ReconciliationResultResponse {
  /** Movements in our books. */
  ours!: number;
  /** Movements in the gateway's list. */
  theirs!: number;
  /** Settlements it listed, of these days and the week before. */
  settlements!: number;
  matched!: number;
  missingHere!: number;
  missingThere!: number;
  amountDiffers!: number;
  dateDiffers!: number;
  /** Net won that moved, by our books. */
  oursTotal!: number;
  /** Net won that moved, by the gateway's list. */
  theirsTotal!: number;
}

export class ReconciliationResponse {
  id!: string;
  /** First day in Seoul. */
  from!: string;
  /** Last day in Seoul. */
  to!: string;
  /** `nightly` or `staff:<member>`. */
  requestedBy!: string;
  state!: 'RUNNING' | 'DONE' | 'FAILED';
  step!: 'TRANSACTIONS' | 'SETTLEMENTS' | 'COMPARE';
  attempts!: number;
  lastError!: string | null;
  startedAt!: Date;
  finishedAt!: Date | null;
  /** Null until it is done. */
  result!: ReconciliationResultResponse | null;
}

export class ReconciliationsResponse {
  items!: ReconciliationResponse[];
  page!: number;
  size!: number;
  total!: number;
}

export class CaseOwnerResponse {
  id!: string;
  name!: string;
}

export class ReconciliationCaseResponse {
  id!: string;
  /** The gateway's list that differs from our books. */
  source!: 'TRANSACTION' | 'SETTLEMENT';
  kind!: 'MISSING_HERE' | 'MISSING_THERE' | 'AMOUNT' | 'DATE';
  transactionKey!: string;
  paymentKey!: string | null;
  orderId!: string | null;
  bookingNumber!: string | null;
  /** The Korean day it is about. */
  day!: string;
  /** Won; negative for a cancellation; null where there is none. */
  oursAmount!: number | null;
  theirsAmount!: number | null;
  /** oursAmount - theirsAmount, a missing one counted as nothing. */
  difference!: number;
  oursAt!: Date | null;
  theirsAt!: Date | null;
  state!: 'OPEN' | 'EXPLAINED' | 'RESOLVED';
  owner!: CaseOwnerResponse | null;
  note!: string | null;
  openedAt!: Date;
  stateAt!: Date;
  /** How long it has been open, or was. */
  ageSeconds!: number;
}

export class ReconciliationCasesResponse {
  items!: ReconciliationCaseResponse[];
  page!: number;
  size!: number;
  total!: number;
}
