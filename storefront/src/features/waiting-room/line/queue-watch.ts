import { isProblem } from '../../../api/api-problem';
import type { JoinedQueue, QueuePlace, QueueStatus } from '../../../api/types';
import { isReached, type KnownPlace } from './my-turn';

export type Link = 'connecting' | 'live' | 'polling' | 'offline';

/** What is known of the queue and of the person in it. */
export interface QueueView {
  readonly status: QueueStatus | null;
  /** Null: no place, or nobody is signed in. */
  readonly place: KnownPlace | null;
  /** Whether the person's place has been asked for; until then nobody knows whether there is one. */
  readonly isPlaceKnown: boolean;
  readonly link: Link;
  /** Why nothing could be shown at all. */
  readonly error: unknown;
}

/** A line to the server that tells how the queue goes. */
export interface QueueLine {
  open(ticket: string, listener: { told(status: QueueStatus): void; lost(): void }): void;
  close(): void;
}

export interface QueueWatchOptions {
  readonly fetchStatus: () => Promise<QueueStatus>;
  /** Also the sign of life. Undefined where nobody is signed in. */
  readonly fetchPlace: (() => Promise<QueuePlace>) | undefined;
  readonly line: QueueLine;
  readonly onChange: (view: QueueView) => void;
  /** 0 … 1; everybody's own, so that thousands do not ask in the same moment. */
  readonly random?: () => number;
}

/** While no line is open, the status is asked for this often, milliseconds. */
const POLL = 3_000;
/** The own place is asked for this often at most: a sign of life. */
const BEAT = [20_000, 30_000] as const;
/** After the line has reached the own place, or moved as a whole. */
const TURN = [50, 1_000] as const;
/** After joining the line is opened within this, and until then the status is polled: thousands join in the same second. */
const OPENING = 10_000;
/** Between two attempts to open a lost line; each failure doubles it up to the longest. */
const RETRY = [800, 20_000] as const;

/**
 * Follows a queue: the shared status by socket, or every three seconds while there is none; the own place every half minute,
 * when the line reaches it and when the phase changes. Every wait has jitter. Knows nothing of screens.
 */
export class QueueWatch {
  private view: QueueView = { status: null, place: null, isPlaceKnown: false, link: 'connecting', error: null };
  private readonly random: () => number;
  private pollTimer: ReturnType<typeof setTimeout> | undefined;
  private beatTimer: ReturnType<typeof setTimeout> | undefined;
  private openTimer: ReturnType<typeof setTimeout> | undefined;
  private beatAt = Infinity;
  private failures = 0;
  private isAsking = false;
  private isOpen = false;
  private isStopped = false;
  private reopenAt = 0;

  constructor(private readonly options: QueueWatchOptions) {
    this.random = options.random ?? Math.random;
  }

  start(): void {
    this.isStopped = false;
    void this.askStatus().then(() => this.askPlace());
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.pollTimer);
    clearTimeout(this.beatTimer);
    clearTimeout(this.openTimer);
    this.options.line.close();
    this.isOpen = false;
  }

  /** What joining answered is as good as an answer about the own place; only an admission has to be asked for. */
  async joined({ state, place, ahead, etaSeconds, socketTicket }: JoinedQueue): Promise<void> {
    if (state !== 'WAITING') return this.refresh();
    const own = { state, place, ahead, etaSeconds, endedBecause: null, admission: null, socketTicket };
    this.change({ place: { ...own, servingThen: this.view.status?.serving ?? 0 }, isPlaceKnown: true });
    clearTimeout(this.openTimer);
    this.openTimer = setTimeout(() => this.open(socketTicket), OPENING * this.random());
    this.beatWithin(BEAT);
  }

  /** Now rather than in a while: after leaving, or coming back to the page. */
  async refresh(): Promise<void> {
    await Promise.all([this.askStatus(), this.askPlace()]);
  }

  private async askStatus(): Promise<void> {
    clearTimeout(this.pollTimer);
    try {
      this.told(await this.options.fetchStatus());
      if (!this.isOpen) this.change({ link: 'polling' });
    } catch (error) {
      this.change({ link: this.isOpen ? 'live' : 'offline', error: this.view.status ? null : error });
    }
    if (!this.isStopped && !this.isOpen)
      this.pollTimer = setTimeout(() => void this.askStatus(), POLL * (0.85 + 0.3 * this.random()));
  }

  private told(status: QueueStatus): void {
    const before = this.view.status;
    this.change({ status, error: null });
    const { place } = this.view;
    const hasTurned = before !== null && before.phase !== status.phase;
    if ((place && isReached(place, status)) || hasTurned) this.beatWithin(TURN);
  }

  private async askPlace(): Promise<void> {
    const { fetchPlace } = this.options;
    if (!fetchPlace || this.isAsking || this.isStopped) return;
    this.isAsking = true;
    this.beatAt = Infinity;
    try {
      const place = await fetchPlace();
      if (this.isStopped) return;
      this.change({ place: { ...place, servingThen: this.view.status?.serving ?? 0 }, isPlaceKnown: true });
      this.open(place.socketTicket);
    } catch (error) {
      if (isProblem(error, 'queue.no-place')) this.change({ place: null, isPlaceKnown: true });
    } finally {
      this.isAsking = false;
    }
    // Whoever has no place has nothing to keep alive.
    if (this.view.place || !this.view.isPlaceKnown) this.beatWithin(BEAT);
  }

  private beatWithin([least, most]: readonly [number, number]): void {
    if (this.isStopped) return;
    const wait = least + this.random() * (most - least);
    if (Date.now() + wait >= this.beatAt) return;
    clearTimeout(this.beatTimer);
    this.beatAt = Date.now() + wait;
    this.beatTimer = setTimeout(() => void this.askPlace(), wait);
  }

  private open(ticket: string): void {
    if (this.isOpen || this.isStopped || Date.now() < this.reopenAt) return;
    this.isOpen = true;
    this.options.line.open(ticket, {
      told: (status) => {
        if (this.isStopped) return;
        this.failures = 0;
        clearTimeout(this.pollTimer);
        this.change({ link: 'live' });
        this.told(status);
      },
      lost: () => this.lost(),
    });
  }

  private lost(): void {
    if (!this.isOpen || this.isStopped) return;
    this.isOpen = false;
    this.options.line.close();
    this.change({ link: 'polling' });
    // A ticket opens one line only: the next one comes with the next look at the own place.
    const [shortest, longest] = RETRY;
    const wait = Math.min(longest, shortest * 2 ** this.failures) * (0.6 + 0.8 * this.random());
    this.failures += 1;
    this.reopenAt = Date.now() + wait - 1;
    this.beatWithin([wait, wait]);
    void this.askStatus();
  }

  private change(part: Partial<QueueView>): void {
    if (this.isStopped) return;
    this.view = { ...this.view, ...part };
    this.options.onChange(this.view);
  }
}
