/** A duty that must be done once the open transaction is committed. */
export interface Message {
  /** Past tense: `booking.confirmed`. */
  readonly topic: string;
  /** What it happened to. */
  readonly aggregateId: string;
  /** Ids, not copies: the handler reads what is true when it runs. No personal data. */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** A second message with the same key is dropped. */
  readonly dedupeKey?: string;
}

/** Where duties are written down, in the caller's transaction. Delivered at least once: handlers may run twice. */
export abstract class Outbox {
  abstract add(message: Message): Promise<void>;
}
