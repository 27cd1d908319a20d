import { createHmac } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { koreanDay } from '#kernel/korean-time';
import { currentCaller } from '#platform/http/request-context';
import { Secrets } from '#platform/secrets/secrets';
import { deviceOf } from '../domain/device';
import { networkOf } from '../domain/network';
import type { SolvedChallenge } from './join-challenges';
import { FootprintStore } from './footprint-store';

const EVERY_MS = 1_000;
const MOST = 20_000;

export interface Step {
  readonly kind: 'JOIN' | 'HOLD';
  readonly performanceId: string;
  readonly accountId: string;
  readonly solved?: SolvedChallenge | undefined;
}

export interface Footprint extends Omit<Step, 'solved'> {
  readonly network: string | null;
  readonly device: string | null;
  readonly tries: number | null;
  readonly solveMs: number | null;
  readonly at: Date;
}

/**
 * Notes who joined and who wished for seats, for macros to be found by; written once a second, all of it together, so that
 * an opening does not wait for its own evidence. A crash loses a second of it; the people keep their places and seats.
 */
@Injectable()
export class Footprints implements OnApplicationShutdown {
  private readonly log = new Logger(Footprints.name);
  private kept: Footprint[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: FootprintStore,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  note({ kind, performanceId, accountId, solved }: Step): void {
    if (this.kept.length >= MOST) return;
    const { ip, cookies } = currentCaller() ?? {};
    const at = this.clock.now();
    const device = deviceOf(cookies);
    this.kept.push({
      kind,
      performanceId,
      accountId,
      network: ip ? this.hash(`${koreanDay(at)}/${networkOf(ip)}`) : null,
      device: device === undefined ? null : this.hash(device),
      tries: solved?.tries ?? null,
      solveMs: solved?.milliseconds ?? null,
      at,
    });
    this.timer ??= setTimeout(() => void this.write(), EVERY_MS).unref();
  }

  /** A name for the caller's network that only this service can make, another one every day. */
  networkName(): string | undefined {
    const ip = currentCaller()?.ip;
    return ip ? this.hash(`${koreanDay(this.clock.now())}/${networkOf(ip)}`) : undefined;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.write();
  }

  /** Writes what was noted so far. */
  async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const notes = this.kept;
    this.kept = [];
    if (notes.length === 0) return;
    try {
      await this.store.add(notes);
    } catch (error) {
      this.log.warn({ err: error, lost: notes.length }, 'Footprints of an opening could not be written');
    }
  }

  private hash(text: string): string {
    return createHmac('sha256', this.secrets.keysFor('footprints')[0]).update(text).digest('base64url').slice(0, 22);
  }
}
