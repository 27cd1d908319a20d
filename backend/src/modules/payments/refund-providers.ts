import type { Provider } from '@nestjs/common';
import { makeGaugeProvider } from '@willsoto/nestjs-prometheus';
import { AskForRefund } from './application/refunds/ask-for-refund';
import { CancelTickets } from './application/refunds/cancel-tickets.use-case';
import { CancellationFiles } from './application/refunds/cancellation-file';
import { QuoteCancellation } from './application/refunds/quote-cancellation.use-case';
import { RefundAccounts, RefundAccountStore } from './application/refunds/refund-accounts';
import { RefundBook } from './application/refunds/refund-book';
import { OLDEST_REFUND, RefundMetrics, REFUNDS_OPEN } from './application/refunds/refund-metrics';
import { Refunds } from './application/refunds/refunds';
import { SendDueRefunds } from './application/refunds/send-due-refunds.use-case';
import { SendRefund } from './application/refunds/send-refund.use-case';
import { SettleRefund } from './application/refunds/settle-refund';
import { TakeBackTickets } from './application/refunds/take-back-tickets';
import { SqlCancellationFiles } from './persistence/refunds/sql-cancellation-files';
import { SqlRefundAccounts } from './persistence/refunds/sql-refund-accounts';
import { SqlRefundBook } from './persistence/refunds/sql-refund-book';

/** What the api and the worker ask the refund half of the payments module for. */
export const refundUseCases = [QuoteCancellation, CancelTickets, SendRefund, SendDueRefunds];

/** The refund half of the payments module. */
export const refundProviders: Provider[] = [
  ...refundUseCases,
  { provide: RefundBook, useClass: SqlRefundBook },
  { provide: CancellationFiles, useClass: SqlCancellationFiles },
  { provide: RefundAccountStore, useClass: SqlRefundAccounts },
  makeGaugeProvider({ name: REFUNDS_OPEN, help: 'Refunds that are owed, by state.', labelNames: ['state'] }),
  makeGaugeProvider({
    name: OLDEST_REFUND,
    help: 'For how long the oldest of them has been owed, in seconds.',
    labelNames: ['state'],
  }),
  AskForRefund,
  RefundAccounts,
  RefundMetrics,
  Refunds,
  SettleRefund,
  TakeBackTickets,
];
