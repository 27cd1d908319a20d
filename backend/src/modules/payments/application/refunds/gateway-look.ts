import { Injectable } from '@nestjs/common';
import { Payments } from '../../domain/payments';
import type { Refund } from '../../domain/refunds/refund';
import { AskForRefund } from './ask-for-refund';

/** Whether the gateway has paid a refund after all. Asks the network: never inside a transaction. */
@Injectable()
export class GatewayLook {
  constructor(
    private readonly payments: Payments,
    private readonly askForRefund: AskForRefund,
  ) {}

  async lookFor(refund: Refund) {
    const { paymentKey } = await this.payments.get(refund.paymentId);
    if (paymentKey === null || refund.attempts === 0) return { kind: 'refused', code: 'NEVER_ASKED' } as const;
    return this.askForRefund.lookFor(refund, paymentKey, true);
  }
}
