export interface NewNotification {
  readonly id: string;
  /** What makes it one message, however often the duty comes round. */
  readonly dedupeKey: string;
  /** What it is about: `booking.confirmed`. */
  readonly kind: string;
  readonly channel: 'EMAIL' | 'SMS' | 'PUSH';
  readonly accountId: string;
  readonly bookingId: string;
}

/** The book of messages to people: what was sent, and what still is to be. Keeps no addresses. */
export abstract class Notifications {
  /** Opens the message or finds it again; undefined when it was sent already. */
  abstract open(notification: NewNotification): Promise<{ readonly id: string } | undefined>;
  /** The provider took it. */
  abstract markSent(id: string): Promise<void>;
}
