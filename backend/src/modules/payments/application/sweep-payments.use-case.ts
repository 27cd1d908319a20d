import { Injectable, Logger } from '@nestjs/common';
import { Payments } from '../domain/payments';
import { PaymentMetrics } from './payment-metrics';
import { ResolvePayment } from './resolve-payment.use-case';

/** Looked up at the same time; more would only wait for each other at Toss. */
const AT_ONCE = 8;
const ABANDONED_AT_ONCE = 200;

/** Finds out what became of payments whose request died or never heard Toss's answer. Any number may run at once. */
@Injectable()
export class SweepPayments {
  private readonly log = new Logger(SweepPayments.name);

  constructor(
    private readonly payments: Payments,
    private readonly resolvePayment: ResolvePayment,
    private readonly metrics: PaymentMetrics,
  ) {}

  /** How many payments were looked up. */
  async resolve(): Promise<number> {
    const ids = await this.payments.takeUnresolved(AT_ONCE);
    await Promise.all(ids.map((id) => this.resolveOne(id)));
    this.metrics.unresolved(await this.payments.unresolved());
    return ids.length;
  }

  /** Ends attempts that were prepared for bookings which are over. */
  expireAbandoned(): Promise<number> {
    return this.payments.expireAbandoned(ABANDONED_AT_ONCE);
  }

  /** One payment that cannot be settled must not keep the others waiting. */
  private async resolveOne(id: string): Promise<void> {
    try {
      await this.resolvePayment.execute(id, 'reconciler');
    } catch (error) {
      this.log.error({ err: error, paymentId: id }, 'A payment could not be resolved; it comes round again');
    }
  }
}
