import { Injectable } from '@nestjs/common';
import { InjectMetric } from '@willsoto/nestjs-prometheus';
import type { Gauge } from 'prom-client';
import { Clock } from '#kernel/clock';
import { AppConfig } from '#platform/config/app-config';

export const CIRCUIT_STATE = 'tiketi_gateway_circuit_state';

/** CLOSED: everything passes. OPEN: nothing does. HALF_OPEN: one question tries whether the gateway is back. */
export type CircuitState = 'CLOSED' | 'HALF_OPEN' | 'OPEN';
const GAUGE: Readonly<Record<CircuitState, number>> = { CLOSED: 0, HALF_OPEN: 1, OPEN: 2 };

/** So many failures one after the other open it. One buyer alone makes three: two attempts and a look-up. */
const FAILURES_TO_OPEN = 5;
const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 60;

/**
 * Stops asking a gateway that does not answer, so that buyers hear it at once instead of waiting with their seats held.
 * Each process has its own. While it is open, nothing but one trial at a time reaches the gateway, after a pause that
 * doubles each time the trial fails.
 */
@Injectable()
export class CircuitBreaker {
  private failures = 0;
  private pauseMs: number;
  private reopensAt: number | undefined;
  private isTrying = false;

  constructor(
    private readonly clock: Clock,
    private readonly config: AppConfig,
    @InjectMetric(CIRCUIT_STATE) private readonly gauge: Gauge,
  ) {
    this.pauseMs = this.firstPauseMs;
    this.gauge.set(GAUGE.CLOSED);
  }

  get state(): CircuitState {
    if (this.reopensAt === undefined) return 'CLOSED';
    return this.isTrying || this.now() >= this.reopensAt ? 'HALF_OPEN' : 'OPEN';
  }

  /** How long to wait before trying again makes sense. */
  get retryAfterSeconds(): number {
    return Math.max(1, Math.ceil(((this.reopensAt ?? 0) - this.now()) / 1_000));
  }

  /** Whether a question may be sent now; a trial counts as begun. Every true is followed by `answered` or `failed`. */
  admit(): boolean {
    if (this.state === 'CLOSED') return true;
    if (this.state === 'OPEN' || this.isTrying) return false;
    this.isTrying = true;
    this.show();
    return true;
  }

  /** The gateway spoke, whatever it said. */
  answered(): void {
    this.failures = 0;
    this.pauseMs = this.firstPauseMs;
    this.reopensAt = undefined;
    this.isTrying = false;
    this.show();
  }

  /** Nothing came back, or nothing that the gateway itself said. */
  failed(): void {
    this.failures += 1;
    const wasTrial = this.isTrying;
    this.isTrying = false;
    if (wasTrial) this.pauseMs = Math.min(this.pauseMs * 2, this.config.patience(LONGEST_PAUSE_SECONDS) * 1_000);
    // A question sent before it opened may still fail afterwards: it changes nothing.
    if (wasTrial || (this.failures >= FAILURES_TO_OPEN && this.reopensAt === undefined)) {
      this.reopensAt = this.now() + this.pauseMs;
    }
    this.show();
  }

  private show(): void {
    this.gauge.set(GAUGE[this.state]);
  }

  private get firstPauseMs(): number {
    return this.config.patience(FIRST_PAUSE_SECONDS) * 1_000;
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
