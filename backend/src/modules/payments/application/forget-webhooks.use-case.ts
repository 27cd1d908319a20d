import { Injectable } from '@nestjs/common';
import { WebhookInbox } from '../domain/webhook-inbox';

/** Far longer than Toss repeats a webhook (3 days and 19 hours) and than anybody asks what came when. */
const KEPT_DAYS = 30;
/** Small, so that nobody waits for it. */
const AT_ONCE = 1_000;

/**
 * Keeps the inbox from growing for ever: webhooks that were followed up thirty days ago go. One that should come once
 * more after that is only another question to Toss.
 */
@Injectable()
export class ForgetWebhooks {
  constructor(private readonly inbox: WebhookInbox) {}

  /** How many went. */
  execute(): Promise<number> {
    return this.inbox.forget(KEPT_DAYS, AT_ONCE);
  }
}
