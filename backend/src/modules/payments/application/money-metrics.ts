import type { Won } from '#kernel/won';
import { counter } from '#platform/metrics/process-metrics';

const taken = counter('tiketi_revenue_krw_total', 'Won that came in, by how they were paid.', ['method']);
const returned = counter('tiketi_refund_krw_total', 'Won that went back, by how they had been paid.', ['method']);

/** Counted once what was written is there for good. For graphs: the ledger is what auditors read. */
export function moneyMoved(kind: 'CAPTURE' | 'REFUND', method: string, amount: Won): void {
  (kind === 'CAPTURE' ? taken : returned).inc({ method }, amount);
}
