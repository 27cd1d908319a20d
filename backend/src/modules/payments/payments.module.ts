import { Module } from '@nestjs/common';
import { makeCounterProvider, makeGaugeProvider, makeHistogramProvider } from '@willsoto/nestjs-prometheus';
import { AccountsModule } from '#modules/accounts';
import { AuditModule } from '#modules/audit';
import { BookingsModule } from '#modules/bookings';
import { TicketsModule } from '#modules/tickets';
import { SecretsModule } from '#platform/secrets/secrets.module';
import { BeginPayment } from './application/begin-payment.use-case';
import { CloseAccount } from './application/close-account.use-case';
import { Deposits } from './application/deposits';
import { FollowHints } from './application/follow-hints.use-case';
import { FollowCashReceipts } from './application/follow-cash-receipts.use-case';
import { ForgetWebhooks } from './application/forget-webhooks.use-case';
import { GiveUpAccount } from './application/give-up-account.use-case';
import { IssueCashReceipt } from './application/issue-cash-receipt.use-case';
import { OutcomeWatch } from './application/outcome-watch';
import { PayForBooking } from './application/pay-for-booking.use-case';
import {
  OLDEST_UNKNOWN,
  PAYMENT_ATTEMPTS,
  PaymentMetrics,
  PAYMENTS_UNKNOWN,
  WEBHOOKS,
} from './application/payment-metrics';
import { PrepareAttempt } from './application/prepare-attempt.use-case';
import { PrepareCheckout } from './application/prepare-checkout.use-case';
import { ReceiveWebhook } from './application/receive-webhook.use-case';
import { ReduceCashReceipts } from './application/reduce-cash-receipts.use-case';
import { ResolvePayment } from './application/resolve-payment.use-case';
import { ReturnMoney } from './application/return-money.use-case';
import { ReverseDeposit } from './application/reverse-deposit.use-case';
import { SettlePayment } from './application/settle-payment.use-case';
import { SweepPayments } from './application/sweep-payments.use-case';
import { WatchAccounts } from './application/watch-accounts.use-case';
import { AccountTerms } from './domain/account-terms';
import { Banks } from './domain/banks';
import { CashReceiptOffice } from './domain/cash-receipt-office';
import { CashReceipts } from './domain/cash-receipts';
import { Payments } from './domain/payments';
import { TossClient } from './domain/toss-client';
import { VirtualAccounts } from './domain/virtual-accounts';
import { WebhookInbox } from './domain/webhook-inbox';
import { SqlAccountTerms } from './persistence/sql-account-terms';
import { SqlBanks } from './persistence/sql-banks';
import { SqlCashReceipts } from './persistence/sql-cash-receipts';
import { SqlPayments } from './persistence/sql-payments';
import { SqlVirtualAccounts } from './persistence/sql-virtual-accounts';
import { SqlWebhookInbox } from './persistence/sql-webhook-inbox';
import { changeProviders, changeUseCases } from './change-providers';
import { refundProviders, refundUseCases } from './refund-providers';
import { CIRCUIT_STATE, CircuitBreaker } from './toss/circuit-breaker';
import { HttpToss } from './toss/http-toss';
import { TossCashReceipts } from './toss/toss-cash-receipts';
import { GATEWAY_DURATION, TossPatience, TossTransport } from './toss/toss-transport';

@Module({
  imports: [AccountsModule, AuditModule, BookingsModule, SecretsModule, TicketsModule],
  providers: [
    { provide: Payments, useClass: SqlPayments },
    { provide: AccountTerms, useClass: SqlAccountTerms },
    { provide: CashReceipts, useClass: SqlCashReceipts },
    { provide: CashReceiptOffice, useClass: TossCashReceipts },
    { provide: Banks, useClass: SqlBanks },
    { provide: VirtualAccounts, useClass: SqlVirtualAccounts },
    { provide: WebhookInbox, useClass: SqlWebhookInbox },
    { provide: TossClient, useClass: HttpToss },
    TossPatience,
    TossTransport,
    CircuitBreaker,
    makeCounterProvider({
      name: PAYMENT_ATTEMPTS,
      help: 'Attempts to take money, by how they ended while the buyer waited.',
      labelNames: ['method', 'outcome'],
    }),
    makeCounterProvider({
      name: WEBHOOKS,
      help: 'Events of the payment gateway, by what became of them.',
      labelNames: ['type', 'outcome'],
    }),
    makeGaugeProvider({ name: PAYMENTS_UNKNOWN, help: 'Payments whose end is not known yet.' }),
    makeGaugeProvider({ name: OLDEST_UNKNOWN, help: 'How long the oldest of them has been so, in seconds.' }),
    makeGaugeProvider({ name: CIRCUIT_STATE, help: '0: the gateway answers; 1: being tried; 2: not asked any more.' }),
    makeHistogramProvider({
      name: GATEWAY_DURATION,
      help: 'How long the payment gateway took to answer, in seconds.',
      labelNames: ['op', 'code_class'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
    }),
    PaymentMetrics,
    OutcomeWatch,
    BeginPayment,
    Deposits,
    SettlePayment,
    ReverseDeposit,
    ResolvePayment,
    GiveUpAccount,
    IssueCashReceipt,
    ReduceCashReceipts,
    FollowCashReceipts,
    CloseAccount,
    WatchAccounts,
    PayForBooking,
    PrepareAttempt,
    PrepareCheckout,
    ReceiveWebhook,
    FollowHints,
    ForgetWebhooks,
    ReturnMoney,
    SweepPayments,
    ...refundProviders,
    ...changeProviders,
  ],
  exports: [
    ...refundUseCases,
    ...changeUseCases,
    Banks,
    CloseAccount,
    GiveUpAccount,
    IssueCashReceipt,
    FollowCashReceipts,
    ReduceCashReceipts,
    WatchAccounts,
    PrepareCheckout,
    PayForBooking,
    ReceiveWebhook,
    FollowHints,
    ForgetWebhooks,
    ResolvePayment,
    ReturnMoney,
    SweepPayments,
  ],
})
export class PaymentsModule {}
