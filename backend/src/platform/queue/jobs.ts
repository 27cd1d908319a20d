/**
 * Hurries work that PostgreSQL owns. A job carries an id and nothing else; losing every job only means waiting for
 * the next round of the outbox relay (docs/adr/0006).
 */
export abstract class Jobs {
  /** Puts a job on the queue; a job with the same id that is still there is not added again. */
  abstract add(id: string): Promise<void>;
}

export const MESSAGES = 'messages';
