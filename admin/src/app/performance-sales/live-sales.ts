import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { type Subscription } from 'rxjs';
import type { PerformanceSales } from '../api/models';
import { SalesApi } from '../api/sales-api';
import { SalesFeed } from './sales-feed';

export type LinkState = 'connecting' | 'live' | 'polling' | 'offline';

/** What was sold and held at one moment (epoch milliseconds). */
export interface SalesPoint {
  readonly at: number;
  readonly sold: number;
  readonly held: number;
}

const POLL_MS = 2000;
/** The server pushes every few seconds even when nothing sells; silence this long is not trusted. */
const CHECK_MS = 15_000;
const GRACE_MS = 4000;
const SPEAK_MS = 10_000;
const MOST_POINTS = 600;

/** The figures of one performance while someone watches: pushed where possible, polled otherwise. */
@Injectable()
export class LiveSales {
  private readonly api = inject(SalesApi);
  private readonly feed = inject(SalesFeed);

  private readonly current = signal<PerformanceSales | undefined>(undefined);
  private readonly failure = signal<unknown>(undefined);
  private readonly isConnected = signal(false);
  private readonly isGraceOver = signal(false);
  private readonly points = signal<readonly SalesPoint[]>([]);
  private readonly words = signal<PerformanceSales | undefined>(undefined);

  readonly sales = this.current.asReadonly();
  readonly history = this.points.asReadonly();
  /** Why there is nothing to show; undefined as soon as there are figures, even old ones. */
  readonly error = computed(() => (this.current() ? undefined : this.failure()));
  /** The figures to read aloud: at most every ten seconds, and only when something changed. */
  readonly spoken = this.words.asReadonly();
  readonly link = computed<LinkState>(() => {
    if (this.isConnected()) return 'live';
    if (this.failure()) return 'offline';
    return this.isGraceOver() ? 'polling' : 'connecting';
  });

  private performanceId = '';
  private stopFeed: (() => void) | undefined;
  private reading: Subscription | undefined;
  private nextRead: ReturnType<typeof setTimeout> | undefined;
  private grace: ReturnType<typeof setTimeout> | undefined;
  private speaking: ReturnType<typeof setInterval> | undefined;
  private lastSpoken = '';

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  watch(performanceId: string): void {
    this.stop();
    this.performanceId = performanceId;
    this.read();
    this.grace = setTimeout(() => this.isGraceOver.set(true), GRACE_MS);
    this.speaking = setInterval(() => this.speak(), SPEAK_MS);
    this.stopFeed = this.feed.watch(performanceId, {
      connected: (isConnected) => {
        this.isConnected.set(isConnected);
        this.isGraceOver.set(true);
        if (isConnected) this.readLater();
        else this.read();
      },
      sold: (sales) => {
        this.failure.set(undefined);
        this.take(sales);
        this.readLater();
      },
    });
  }

  /** Reads now; the next reading follows on its own. */
  read(): void {
    clearTimeout(this.nextRead);
    this.reading?.unsubscribe();
    this.reading = this.api.performance(this.performanceId).subscribe({
      next: (sales) => {
        this.failure.set(undefined);
        this.take(sales);
        this.readLater();
      },
      error: (error: unknown) => {
        this.failure.set(error);
        this.readLater();
      },
    });
  }

  private readLater(): void {
    clearTimeout(this.nextRead);
    this.nextRead = setTimeout(() => this.read(), this.isConnected() ? CHECK_MS : POLL_MS);
  }

  private take(sales: PerformanceSales): void {
    const before = this.current();
    if (before && before.asOf > sales.asOf) return; // a slow reading must not undo a newer push
    this.current.set(sales);
    const { sold, held } = sales.totals;
    const last = this.points().at(-1);
    if (!last) this.lastSpoken = figuresOf(sales);
    if (last?.sold === sold && last.held === held) return;
    const points = [...this.points(), { at: Date.parse(sales.asOf), sold, held }];
    this.points.set(points.length > MOST_POINTS ? points.filter((_, i) => i % 2 === 0) : points);
  }

  private speak(): void {
    const sales = this.current();
    if (!sales || figuresOf(sales) === this.lastSpoken) return;
    this.lastSpoken = figuresOf(sales);
    this.words.set(sales);
  }

  private stop(): void {
    this.stopFeed?.();
    this.reading?.unsubscribe();
    clearTimeout(this.nextRead);
    clearTimeout(this.grace);
    clearInterval(this.speaking);
    for (const kept of [this.current, this.failure, this.words]) kept.set(undefined);
    this.points.set([]);
    this.isConnected.set(false);
    this.isGraceOver.set(false);
  }
}

const figuresOf = ({ totals: { sold, held, free } }: PerformanceSales) => `${sold} ${held} ${free}`;
