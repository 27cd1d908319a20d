import { Module } from '@nestjs/common';
import { makeCounterProvider, makeGaugeProvider, makeHistogramProvider } from '@willsoto/nestjs-prometheus';
import { AccountsModule } from '#modules/accounts';
import { BookingsModule } from '#modules/bookings';
import { TicketsModule } from '#modules/tickets';
import { BeginPayment } from './application/begin-payment.use-case';
import { OutcomeWatch } from './application/outcome-watch';
import { PayForBooking } from './application/pay-for-booking.use-case';
import { OLDEST_UNKNOWN, PAYMENT_ATTEMPTS, PaymentMetrics, PAYMENTS_UNKNOWN } from './application/payment-metrics';
import { PrepareAttempt } from './application/prepare-attempt.use-case';
import { PrepareCheckout } from './application/prepare-checkout.use-case';
import { ReceiveWebhook } from './application/receive-webhook.use-case';
import { ResolvePayment } from './application/resolve-payment.use-case';
import { ReturnMoney } from './application/return-money.use-case';
import { SettlePayment } from './application/settle-payment.use-case';
import { SweepPayments } from './application/sweep-payments.use-case';
import { TakeHint } from './application/take-hint.use-case';
import { AccountTerms } from './domain/account-terms';
import { Banks } from './domain/banks';
import { Payments } from './domain/payments';
import { TossClient } from './domain/toss-client';
import { WebhookInbox } from './domain/webhook-inbox';
import { SqlAccountTerms } from './persistence/sql-account-terms';
import { SqlBanks } from './persistence/sql-banks';
import { SqlPayments } from './persistence/sql-payments';
import { SqlWebhookInbox } from './persistence/sql-webhook-inbox';
import { refundProviders } from './refund-providers';
import { GATEWAY_DURATION, HttpToss, TossPatience } from './toss/http-toss';

@Module({
  imports: [AccountsModule, BookingsModule, TicketsModule],
  providers: [
    { provide: Payments, useClass: SqlPayments },
    { provide: AccountTerms, useClass: SqlAccountTerms },
    { provide: Banks, useClass: SqlBanks },
    { provide: WebhookInbox, useClass: SqlWebhookInbox },
    { provide: TossClient, useClass: HttpToss },
    TossPatience,
    makeCounterProvider({
      name: PAYMENT_ATTEMPTS,
      help: 'Attempts to take money, by how they ended while the buyer waited.',
      labelNames: ['method', 'outcome'],
    }),
    makeGaugeProvider({ name: PAYMENTS_UNKNOWN, help: 'Payments whose end is not known yet.' }),
    makeGaugeProvider({ name: OLDEST_UNKNOWN, help: 'How long the oldest of them has been so, in seconds.' }),
    makeHistogramProvider({
      name: GATEWAY_DURATION,
      help: 'How long the payment gateway took to answer, in seconds.',
      labelNames: ['op', 'code_class'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
    }),
    PaymentMetrics,
    OutcomeWatch,
    BeginPayment,
    SettlePayment,
    ResolvePayment,
    PayForBooking,
    PrepareAttempt,
    PrepareCheckout,
    ReceiveWebhook,
    TakeHint,
    ReturnMoney,
    SweepPayments,
    ...refundProviders,
  ],
  exports: [Banks, PrepareCheckout, PayForBooking, ReceiveWebhook, TakeHint, ReturnMoney, SweepPayments],
})
export class PaymentsModule {}
