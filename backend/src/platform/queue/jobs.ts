/**
 * How long a duty may wait. Each lane has a queue of its own and does so many at once, so that however many mails there are
 * to send, and however slow the mail server is, nothing else waits for them.
 */
export const LANES = {
  /** Money, seats, places in a line. */
  urgent: { queue: 'messages', atOnce: 8, givesWay: false },
  /** Mail somebody sits and waits for: a link. */
  soon: { queue: 'messages-soon', atOnce: 2, givesWay: false },
  /**
   * All other mail: one for each connection to the mail server (SmtpMailer), and one being written meanwhile. On a full machine they
   * wait: the ticket is on the screen already, and the processor a confirmation takes is what somebody's hold would need.
   */
  later: { queue: 'messages-later', atOnce: 4, givesWay: true },
} as const;

export type Lane = keyof typeof LANES;

/** The most urgent first. */
export const LANES_IN_ORDER: readonly Lane[] = ['urgent', 'soon', 'later'];

export interface JobCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
}

/**
 * Hurries work that PostgreSQL owns. A job carries an id and nothing else; losing every job only means waiting for
 * the next round of the outbox relay (docs/adr/0006).
 */
export abstract class Jobs {
  /** Puts a job on the queue of a lane; a job with the same id that is still there is not added again. */
  abstract add(id: string, lane: Lane): Promise<void>;
  /** From now on this process does the jobs of a lane, until it stops. */
  abstract work(lane: Lane, work: (id: string) => Promise<void>): void;
  /** Of all lanes. */
  abstract counts(): Promise<JobCounts>;
}
