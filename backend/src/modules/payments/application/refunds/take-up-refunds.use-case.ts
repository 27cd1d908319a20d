import { Injectable, Logger } from '@nestjs/common';
import { Transactions } from '#platform/database/transactions';
import { GatewayLook } from './gateway-look';
import { RefundBook } from './refund-book';
import { GAVE_UP } from './send-refund.use-case';

/** Until then the worker sends it again and nobody transfers it by hand; afterwards it is the other way round. */
export const TAKEN_UP_FOR_SECONDS = 24 * 3_600;
const AT_ONCE = 200;

/**
 * After an outage of the gateway: refunds that were given up only because nobody got through to it go back to the worker
 * as soon as it answers a question about one of them. What it refused stays with people. Their idempotency keys stay, and
 * what may have been paid is looked for first, so no money goes back twice.
 */
@Injectable()
export class TakeUpRefunds {
  private readonly log = new Logger(TakeUpRefunds.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly book: RefundBook,
    private readonly gateway: GatewayLook,
  ) {}

  /** How many were taken up. */
  async execute(): Promise<number> {
    const given = await this.book.manualBecause(GAVE_UP, TAKEN_UP_FOR_SECONDS, AT_ONCE);
    const [oldest] = given;
    // One question about the first of them, which moves no money, tells whether the gateway is back.
    if (!oldest || (await this.gateway.lookFor(oldest)).kind === 'unknown') return 0;
    let taken = 0;
    for (const { id } of given) taken += await this.takeUp(id);
    this.log.log({ count: taken }, 'The gateway answers again: refunds that were given up are sent again');
    return taken;
  }

  private takeUp(refundId: string): Promise<number> {
    return this.transactions.run(async () => {
      const refund = await this.book.lock(refundId);
      // A person was faster.
      if (refund?.state !== 'MANUAL') return 0;
      await this.book.move(refund, { to: 'REQUESTED', actor: 'worker', cause: 'gateway-answers-again' });
      return 1;
    });
  }
}
