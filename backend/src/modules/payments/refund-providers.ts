import type { Provider } from '@nestjs/common';
import { makeGaugeProvider } from '@willsoto/nestjs-prometheus';
import { AskForRefund } from './application/refunds/ask-for-refund';
import { BankReturn } from './application/refunds/bank-return';
import { BookUnaskedReturns } from './application/refunds/book-unasked-returns.use-case';
import { CancelAndRecord } from './application/refunds/cancel-and-record';
import { CancelForStaff } from './application/refunds/cancel-for-staff.use-case';
import { CancelPerformance } from './application/refunds/cancel-performance.use-case';
import { CancelTickets } from './application/refunds/cancel-tickets.use-case';
import { CancellationFiles } from './application/refunds/cancellation-file';
import { CloseOpenAccount } from './application/refunds/close-open-account';
import { DecideApproval } from './application/refunds/decide-approval.use-case';
import { HandleMoneyCase } from './application/refunds/handle-money-case.use-case';
import { MoneyCases } from './application/refunds/money-cases';
import { NameRefundAccount } from './application/refunds/name-refund-account.use-case';
import { QuoteCancellation } from './application/refunds/quote-cancellation.use-case';
import { RefundAccounts, RefundAccountStore } from './application/refunds/refund-accounts';
import { RefundApprovals } from './application/refunds/refund-approvals';
import { RefundBatches } from './application/refunds/refund-batches';
import { RefundBook } from './application/refunds/refund-book';
import { RefundBookingOfBatch } from './application/refunds/refund-booking-of-batch';
import { GatewayLook } from './application/refunds/gateway-look';
import { RefundDesk } from './application/refunds/refund-desk';
import { RefundList } from './application/refunds/refund-list';
import { DEPOSITS_TAKEN_BACK, OLDEST_REFUND, RefundMetrics, REFUNDS_OPEN } from './application/refunds/refund-metrics';
import { Refunds } from './application/refunds/refunds';
import { RunRefundBatches } from './application/refunds/run-refund-batches.use-case';
import { SendDueRefunds } from './application/refunds/send-due-refunds.use-case';
import { SendRefund } from './application/refunds/send-refund.use-case';
import { SettleRefund } from './application/refunds/settle-refund';
import { TakeUpRefunds } from './application/refunds/take-up-refunds.use-case';
import { TakeBackTickets } from './application/refunds/take-back-tickets';
import { UnaskedReturn } from './application/refunds/unasked-return';
import { SqlCancellationFiles } from './persistence/refunds/sql-cancellation-files';
import { SqlMoneyCases } from './persistence/refunds/sql-money-cases';
import { SqlRefundAccounts } from './persistence/refunds/sql-refund-accounts';
import { SqlRefundApprovals } from './persistence/refunds/sql-refund-approvals';
import { SqlRefundBatches } from './persistence/refunds/sql-refund-batches';
import { SqlRefundBook } from './persistence/refunds/sql-refund-book';
import { SqlRefundList } from './persistence/refunds/sql-refund-list';

/** What the api and the worker ask the refund half of the payments module for. */
export const refundUseCases = [
  QuoteCancellation,
  CancelTickets,
  CancelForStaff,
  CancelPerformance,
  DecideApproval,
  HandleMoneyCase,
  MoneyCases,
  NameRefundAccount,
  RefundBatches,
  RefundDesk,
  RefundList,
  RunRefundBatches,
  RefundApprovals,
  SendRefund,
  SendDueRefunds,
  TakeUpRefunds,
];

/** The refund half of the payments module. */
export const refundProviders: Provider[] = [
  BankReturn,
  BookUnaskedReturns,
  QuoteCancellation,
  CancelTickets,
  CancelAndRecord,
  CancelForStaff,
  DecideApproval,
  CancelPerformance,
  CloseOpenAccount,
  GatewayLook,
  HandleMoneyCase,
  { provide: MoneyCases, useClass: SqlMoneyCases },
  NameRefundAccount,
  RefundBookingOfBatch,
  RunRefundBatches,
  { provide: RefundBatches, useClass: SqlRefundBatches },
  RefundDesk,
  SendRefund,
  SendDueRefunds,
  TakeUpRefunds,
  { provide: RefundList, useClass: SqlRefundList },
  { provide: RefundApprovals, useClass: SqlRefundApprovals },
  { provide: RefundBook, useClass: SqlRefundBook },
  { provide: CancellationFiles, useClass: SqlCancellationFiles },
  { provide: RefundAccountStore, useClass: SqlRefundAccounts },
  makeGaugeProvider({ name: REFUNDS_OPEN, help: 'Refunds that are owed, by state.', labelNames: ['state'] }),
  makeGaugeProvider({
    name: OLDEST_REFUND,
    help: 'For how long the oldest of them has been owed, in seconds.',
    labelNames: ['state'],
  }),
  makeGaugeProvider({
    name: DEPOSITS_TAKEN_BACK,
    help: 'Deposits a bank took back within the last day after their tickets were issued.',
  }),
  AskForRefund,
  RefundAccounts,
  RefundMetrics,
  Refunds,
  SettleRefund,
  TakeBackTickets,
  UnaskedReturn,
];
