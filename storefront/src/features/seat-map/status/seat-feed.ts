import type { SeatBoard } from './seat-board';
import type { StatusDelta, StatusSnapshot } from './seat-status';

/** `refused`: a queue stands in front of the seats, and this person is not, or no longer, past it. */
export type FeedState = 'connecting' | 'live' | 'polling' | 'offline' | 'refused';

/** The live line to the server, whatever carries it. */
export interface SeatChannel {
  open(listener: SeatChannelListener): void;
  /**
   * Asks for a picture and for everything after it; null when the picture is the version that is known. Rejects when the
   * line breaks meanwhile.
   */
  watch(known: string | null): Promise<StatusSnapshot | null>;
  close(): void;
}

export interface SeatChannelListener {
  connected(): void;
  disconnected(): void;
  changed(delta: StatusDelta): void;
  /** The server shows no more: the visit is over, or a queue came on. */
  ended(): void;
}

export interface SeatFeedOptions {
  readonly performanceId: string;
  readonly channel: SeatChannel;
  /** GET seat-status. */
  readonly fetchSnapshot: () => Promise<StatusSnapshot>;
  readonly onState?: (state: FeedState) => void;
  /** Whether an error says that the seats may not be seen. */
  readonly isRefusal?: (error: unknown) => boolean;
  /** Milliseconds between two looks while the line is down. */
  readonly pollEvery?: number;
}

/**
 * Keeps a board up to date: a snapshot over HTTP first because it is cached and quick, then the live line; while the
 * line is down it asks every three seconds instead.
 */
export class SeatFeed {
  private readonly performanceId: string;
  private readonly channel: SeatChannel;
  private readonly fetchSnapshot: () => Promise<StatusSnapshot>;
  private readonly onState: (state: FeedState) => void;
  private readonly pollEvery: number;
  private readonly isRefusal: (error: unknown) => boolean;
  private state: FeedState = 'connecting';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isStopped = false;
  private isConnected = false;
  private isWatching = false;
  private heardWhileWatching: StatusDelta[] = [];

  constructor(
    private readonly board: SeatBoard,
    {
      performanceId,
      channel,
      fetchSnapshot,
      onState = () => undefined,
      pollEvery = 3000,
      isRefusal = () => false,
    }: SeatFeedOptions,
  ) {
    this.performanceId = performanceId;
    this.channel = channel;
    this.fetchSnapshot = fetchSnapshot;
    this.onState = onState;
    this.pollEvery = pollEvery;
    this.isRefusal = isRefusal;
  }

  start(): void {
    this.isStopped = false;
    this.channel.open({
      connected: () => this.onConnected(),
      disconnected: () => this.onDisconnected(),
      changed: (delta) => this.onChanged(delta),
      ended: () => this.lookAgain(),
    });
    void this.poll();
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
    this.channel.close();
  }

  /** Asks at once, as after the page has been in the background. */
  refresh(): void {
    if (this.isConnected) void this.watch();
    else void this.poll();
  }

  private onConnected(): void {
    this.isConnected = true;
    void this.watch();
  }

  private onDisconnected(): void {
    this.isConnected = false;
    this.schedule();
  }

  /** Over HTTP, where the API says why: with a fresh admission it goes on, without it is refused. */
  private lookAgain(): void {
    if (this.state === 'live') this.become('polling');
    void this.poll().then(() => {
      if (this.isConnected && this.state === 'polling') void this.watch();
    });
  }

  private onChanged(delta: StatusDelta): void {
    if (this.isStopped || delta.performanceId !== this.performanceId) return;
    if (this.isWatching) this.heardWhileWatching.push(delta);
    else if (this.board.apply(delta) === 'gap') void this.watch();
  }

  private async watch(): Promise<void> {
    if (this.isWatching || this.isStopped) return;
    this.isWatching = true;
    this.heardWhileWatching = [];
    try {
      const known = this.board.version;
      let snapshot = await this.channel.watch(known);
      // Looked at over HTTP meanwhile: the board no longer shows what was known.
      if (!snapshot && this.board.version !== known) snapshot = await this.channel.watch(null);
      if (this.isStopped) return;
      if (snapshot) this.board.replace(snapshot);
      // Changes may overtake the answer. Those it already contains do not follow it and fall away here.
      for (const delta of this.heardWhileWatching) this.board.apply(delta);
      clearTimeout(this.timer);
      this.become('live');
    } catch {
      this.schedule();
    } finally {
      this.isWatching = false;
    }
  }

  private async poll(): Promise<void> {
    try {
      const snapshot = await this.fetchSnapshot();
      if (this.isStopped || this.state === 'live') return;
      this.board.replace(snapshot);
      if (this.timer !== undefined) this.become('polling');
    } catch (error) {
      if (this.isRefusal(error)) {
        this.stop();
        this.become('refused');
        return;
      }
      if (!this.isStopped && this.state !== 'live') this.become('offline');
    }
    if (this.state !== 'live') this.schedule();
  }

  private schedule(): void {
    if (this.isStopped) return;
    if (this.state === 'live') this.become('polling');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.poll(), this.pollEvery);
  }

  private become(state: FeedState): void {
    if (this.state === state) return;
    this.state = state;
    this.onState(state);
  }
}
