import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { SeatNews } from '#platform/realtime/seat-news';
import type { SeatChange, SeatStatuses } from '../domain/seat-status';
import { SeatStatusReader } from './seat-status-reader';

/** Nobody is shown a picture older than this. */
const FRESH_MS = 1_000;
/** A picture is not taken more often than this, however many seats change. */
const GATHER_MS = 250;
/** Watched performances are looked at this often without any news, because news can be lost. */
const UNASKED_MS = 2_000;
const IDLE_MS = 60_000;

export interface SeatPicture {
  /** Names what is in the picture: equal versions show equal seats, in every process. */
  readonly version: string;
  readonly statuses: SeatStatuses;
  /** The body of GET seat-status, made once for thousands of readers. */
  readonly body: Buffer;
  readonly takenAt: number;
}

export interface SeatPictureChange {
  readonly performanceId: string;
  readonly previous: string;
  readonly version: string;
  readonly changes: readonly SeatChange[];
}

interface Watched {
  picture?: SeatPicture;
  taking?: Promise<SeatPicture>;
  readAt: number;
  viewers: number;
  timer?: NodeJS.Timeout;
}

/**
 * What this process shows of the seats of each performance: a picture taken from PostgreSQL, at most a second old, and
 * the differences between pictures for who is watching. Decides nothing.
 */
@Injectable()
export class SeatStatusBoard implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(SeatStatusBoard.name);
  private readonly watched = new Map<string, Watched>();
  private readonly listeners = new Set<(change: SeatPictureChange) => void>();
  private rounds: NodeJS.Timeout | undefined;

  constructor(
    private readonly reader: SeatStatusReader,
    private readonly news: SeatNews,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.news.listen((performanceId) => this.changed(performanceId));
    this.rounds = setInterval(() => this.round(), UNASKED_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.rounds);
    for (const { timer } of this.watched.values()) clearTimeout(timer);
  }

  /** At most `freshMs` old. @throws SeatMapNotFound when there is no such performance. */
  async current(performanceId: string, freshMs = FRESH_MS): Promise<SeatPicture> {
    const entry = this.entry(performanceId);
    entry.readAt = this.now();
    if (entry.picture && entry.readAt - entry.picture.takenAt < freshMs) return entry.picture;
    return this.take(performanceId, entry);
  }

  /** Keeps the picture of a performance moving until `unwatch`. */
  async watch(performanceId: string): Promise<SeatPicture> {
    const picture = await this.current(performanceId);
    const entry = this.entry(performanceId);
    entry.viewers += 1;
    // While nobody watched, news went by unheard: what happened since this picture is told soon, not with the next round.
    if (entry.viewers === 1) this.changed(performanceId);
    return picture;
  }

  unwatch(performanceId: string): void {
    const entry = this.watched.get(performanceId);
    if (entry) entry.viewers = Math.max(0, entry.viewers - 1);
  }

  /** Hears every difference between two pictures of a watched performance. */
  onChange(listener: (change: SeatPictureChange) => void): void {
    this.listeners.add(listener);
  }

  private changed(performanceId: string): void {
    const entry = this.watched.get(performanceId);
    if (!entry || entry.viewers === 0 || entry.timer) return;
    entry.timer = setTimeout(() => {
      entry.timer = undefined;
      this.take(performanceId, entry).catch((error: unknown) =>
        this.log.warn({ err: error }, 'The seats could not be looked at'),
      );
    }, GATHER_MS);
  }

  private round(): void {
    const now = this.now();
    for (const [performanceId, entry] of this.watched) {
      if (entry.viewers > 0) this.changed(performanceId);
      else if (now - entry.readAt > IDLE_MS) this.watched.delete(performanceId);
    }
  }

  /** One at a time per performance: whoever comes meanwhile gets the one being taken. */
  private take(performanceId: string, entry: Watched): Promise<SeatPicture> {
    entry.taking ??= this.reader
      .read(performanceId)
      .then((statuses) => this.hang(performanceId, entry, statuses))
      .finally(() => (entry.taking = undefined));
    return entry.taking;
  }

  private hang(performanceId: string, entry: Watched, statuses: SeatStatuses): SeatPicture {
    const seats = statuses.bytes.toString('base64');
    const version = createHash('sha1').update(statuses.bytes).digest('base64url').slice(0, 12);
    const body = Buffer.from(JSON.stringify({ version, seats }));
    const before = entry.picture;
    entry.picture = { version, statuses, body, takenAt: this.now() };
    if (before && before.version !== version) {
      const change = {
        performanceId,
        previous: before.version,
        version,
        changes: statuses.changesSince(before.statuses),
      };
      for (const listener of this.listeners) listener(change);
    }
    return entry.picture;
  }

  private entry(performanceId: string): Watched {
    const known = this.watched.get(performanceId);
    if (known) return known;
    const entry: Watched = { readAt: this.now(), viewers: 0 };
    this.watched.set(performanceId, entry);
    return entry;
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
