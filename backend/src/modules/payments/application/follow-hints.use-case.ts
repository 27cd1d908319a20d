import { Injectable, Logger } from '@nestjs/common';
import { type TakenHints, WebhookInbox } from '../domain/webhook-inbox';
import { RefundUnderWay } from './refunds/book-unasked-returns.use-case';
import { GatewaySilent, ResolvePayment } from './resolve-payment.use-case';

const HINTS_AT_ONCE = 100;

/** Follows webhooks up: asks Toss itself what became of the payments. Any number may run at once. */
@Injectable()
export class FollowHints {
  private readonly log = new Logger(FollowHints.name);

  constructor(
    private readonly inbox: WebhookInbox,
    private readonly resolvePayment: ResolvePayment,
  ) {}

  /** How many payments were looked up: one look-up answers all hints about a payment. */
  async execute(): Promise<number> {
    const taken = await this.inbox.take(HINTS_AT_ONCE);
    // In turns of a few: a burst of webhooks must not become a burst of questions.
    for (let i = 0; i < taken.length; i += 8)
      await Promise.all(taken.slice(i, i + 8).map((hints) => this.follow(hints)));
    return taken.length;
  }

  private async follow({ paymentId, hintIds }: TakenHints): Promise<void> {
    try {
      await this.resolvePayment.lookUp(paymentId, 'webhook');
      await this.inbox.done(hintIds);
    } catch (error) {
      if (!(error instanceof GatewaySilent || error instanceof RefundUnderWay))
        this.log.error({ err: error, paymentId }, 'A webhook could not be followed');
      await this.inbox.failed(hintIds, error instanceof Error ? error.name : 'unknown');
    }
  }
}
