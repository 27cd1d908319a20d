import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '#platform/config/app-config';
import type { Payment } from '../domain/payment';
import { isUnresolved } from '../domain/payment-state';
import { Payments } from '../domain/payments';

const LOOK_EVERY_MS = 200;
/** Two attempts and a look-up fit in: whoever comes second hears the same answer as the first. */
const PATIENCE_SECONDS = 20;
/** An answer that was lost is looked up at once by whoever lost it; after that only the worker can help. */
const PATIENCE_WITH_UNKNOWN_SECONDS = 6;

/** Waits while another request, perhaps in another process, is taking the money of the same payment. */
@Injectable()
export class OutcomeWatch {
  constructor(
    private readonly payments: Payments,
    private readonly config: AppConfig,
  ) {}

  /** The payment once it is decided, or as it is when patience ends. */
  async wait(payment: Payment): Promise<Payment> {
    let current = payment;
    let left = this.config.patience(PATIENCE_SECONDS) * 1_000;
    const leftWithUnknown = this.config.patience(PATIENCE_WITH_UNKNOWN_SECONDS) * 1_000;
    while (isUnresolved(current.state) && left > 0) {
      if (current.state === 'UNKNOWN') left = Math.min(left, leftWithUnknown);
      await pause(LOOK_EVERY_MS);
      left -= LOOK_EVERY_MS;
      current = await this.payments.get(payment.id);
    }
    return current;
  }
}
