/** A hint from the gateway, reduced to what tells it apart from others; its contents are not kept and not believed. */
export interface WebhookHint {
  readonly id: string;
  readonly dedupeKey: string;
  readonly paymentId: string;
  readonly eventType: string;
  /** The status it claims. */
  readonly claimed: string;
}

/** Where hints are kept until the payment was looked up. Joins the caller's transaction. */
export abstract class WebhookInbox {
  /** False when the same hint is there already. */
  abstract add(hint: WebhookHint): Promise<boolean>;
  abstract paymentOf(hintId: string): Promise<string | undefined>;
  abstract markProcessed(hintId: string): Promise<void>;
}
