import { performance } from 'node:perf_hooks';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';

const LOOK_EVERY_MS = 100;
const REMEMBERED_MS = 2_000;

/**
 * How late this process is with its own work: what a blocked event loop does to everybody it serves. Measured by a timer
 * that comes late (`monitorEventLoopDelay` forgets a lag when it is reset at the wrong moment).
 */
@Injectable()
export class EventLoop implements OnModuleInit, OnApplicationShutdown {
  private lags: { readonly at: number; readonly ms: number }[] = [];
  private lookedAt = performance.now();
  private timer: NodeJS.Timeout | undefined;

  onModuleInit(): void {
    this.lookedAt = performance.now();
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** The longest lag of the last two seconds, in milliseconds. */
  get lagMs(): number {
    this.look();
    return Math.max(0, ...this.lags.map(({ ms }) => ms));
  }

  private look(): void {
    const now = performance.now();
    const ms = now - this.lookedAt - LOOK_EVERY_MS;
    this.lookedAt = now;
    this.lags = this.lags.filter(({ at }) => at > now - REMEMBERED_MS);
    if (ms > 0) this.lags.push({ at: now, ms });
  }
}
