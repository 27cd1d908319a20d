import type { WebhookType } from './webhook-event';

/** A hint from the gateway, reduced to what tells it apart from others; its contents are not kept and not believed. */
export interface WebhookHint {
  readonly id: string;
  readonly dedupeKey: string;
  readonly paymentId: string;
  readonly eventType: WebhookType;
  /** The status it claims. */
  readonly claimed: string;
}

/** All hints about one payment that wait: one look-up answers them. */
export interface TakenHints {
  readonly paymentId: string;
  readonly hintIds: readonly string[];
}

/** Where hints are kept until the payment was looked up. It is its own queue, so no hint depends on Redis. */
export abstract class WebhookInbox {
  /** False when the same hint is there already. */
  abstract add(hint: WebhookHint): Promise<boolean>;
  /** Takes hints that wait, oldest first; others skip them, and they come round again unless they are done with. */
  abstract take(limit: number): Promise<readonly TakenHints[]>;
  abstract done(hintIds: readonly string[]): Promise<void>;
  /** Nothing could be learnt; why. */
  abstract failed(hintIds: readonly string[], error: string): Promise<void>;
  /**
   * Deletes hints that were followed up more than so many days ago, at most so many at once; those that wait stay for ever.
   * @returns how many
   */
  abstract forget(afterDays: number, limit: number): Promise<number>;
}
