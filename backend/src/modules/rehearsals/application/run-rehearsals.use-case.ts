import { cpus, freemem, loadavg, platform, arch, totalmem } from 'node:os';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { AppConfig } from '#platform/config/app-config';
import type { Machine, Rehearsal, RehearsalProgress, RehearsalReport } from '../domain/rehearsal';
import { planOf } from '../domain/rehearsal-profile';
import { type RehearsalStage, RehearsalStages } from './rehearsal-stages';
import { Rehearsals } from './rehearsals';
import { SyntheticOnSale } from './synthetic-on-sale';

const BEAT_MS = 1_000;
/** Looked at this often while it runs: an opening may be planned meanwhile. */
const LOOK_EVERY_BEATS = 5;
const TOO_NEAR_MINUTES = 5;
/** Building a copy takes memory and time from others; with less than this left nothing is begun. */
const LEAST_MEMORY = 200 * 1024 * 1024;

type End = 'cancelled' | 'lost' | 'opening-near' | 'worker-stopped';

/**
 * Plays the rehearsal that waits, if one does. Any number of workers may look: one takes it. Whatever a worker that died left
 * behind is failed and removed by whoever looks next, so no half copy stays.
 */
@Injectable()
export class RunRehearsals implements BeforeApplicationShutdown {
  private readonly log = new Logger(RunRehearsals.name);
  private readonly stopped = new AbortController();

  constructor(
    private readonly rehearsals: Rehearsals,
    private readonly stages: RehearsalStages,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  beforeApplicationShutdown(): void {
    this.stopped.abort('worker-stopped' satisfies End);
  }

  async execute(): Promise<void> {
    if (this.stopped.signal.aborted) return;
    const forsaken = await this.rehearsals.failForsaken();
    if (forsaken > 0) this.log.warn({ forsaken }, 'A rehearsal lost its worker');
    await this.clearUnlessPlaying();
    const rehearsal = freemem() > LEAST_MEMORY ? await this.rehearsals.take() : undefined;
    if (!rehearsal) return;
    try {
      await this.play(rehearsal);
    } finally {
      await this.clearUnlessPlaying();
    }
  }

  private async clearUnlessPlaying(): Promise<void> {
    const underWay = await this.rehearsals.underWay();
    if (underWay?.state === 'RUNNING') return;
    if (await this.stages.clear()) this.log.log('The copy of a rehearsal was removed');
  }

  private async play(rehearsal: Rehearsal): Promise<void> {
    const { id, performanceId, profile } = rehearsal;
    const plan = planOf(profile);
    const machine = this.machine();
    const ending = new AbortController();
    const signal = AbortSignal.any([ending.signal, this.stopped.signal]);
    let progress = (): RehearsalProgress => STARTING;
    const beats = this.beat(id, () => progress(), ending, signal);
    let stage: RehearsalStage | undefined;
    let problem = 'copy-failed';
    try {
      stage = await this.stages.build(performanceId, plan);
      problem = 'failed';
      const sale = new SyntheticOnSale(stage, plan, signal);
      progress = () => sale.progress();
      const cpu = process.cpuUsage();
      const began = performance.now();
      const figures = await sale.play();
      const { user, system } = process.cpuUsage(cpu);
      const driverCpuShare = Math.round((user + system) / 10 / (performance.now() - began)) / 100;
      signal.throwIfAborted();
      sale.checking();
      const { seats, buyers, databaseVersion } = stage;
      const report: RehearsalReport = {
        ...figures,
        finishedAt: this.clock.now(),
        profile,
        seats: seats.length,
        buyers: buyers.length,
        driverCpuShare,
        invariants: await stage.check(),
        machine: { ...machine, database: databaseVersion },
        release: this.config.RELEASE,
      };
      await this.rehearsals.finish(id, report);
    } catch (error) {
      await this.end(id, signal, problem, error);
    } finally {
      ending.abort();
      await beats;
      await stage?.close().catch((error: unknown) => this.log.warn({ err: error }, 'A stage was not closed well'));
    }
  }

  private async end(id: string, signal: AbortSignal, problem: string, error: unknown): Promise<void> {
    const reason = signal.aborted ? (signal.reason as End) : undefined;
    if (reason === 'lost') return;
    if (reason === 'cancelled') return this.rehearsals.end(id, 'CANCELLED', null);
    if (!reason) this.log.error({ err: error, rehearsalId: id }, 'A rehearsal failed');
    await this.rehearsals.end(id, 'FAILED', reason ?? problem);
  }

  /** Signs of life until it is over; hears of a wish to stop. */
  private async beat(
    id: string,
    progress: () => RehearsalProgress,
    ending: AbortController,
    signal: AbortSignal,
  ): Promise<void> {
    for (let beat = 1; !signal.aborted; beat += 1) {
      try {
        const answer = await this.rehearsals.beat(id, progress());
        if (answer === 'cancel') ending.abort('cancelled' satisfies End);
        if (answer === 'lost') ending.abort('lost' satisfies End);
        if (beat % LOOK_EVERY_BEATS === 0 && (await this.isOpeningNear())) ending.abort('opening-near' satisfies End);
      } catch (error) {
        this.log.warn({ err: error, rehearsalId: id }, 'A sign of life was not written down');
      }
      await sleep(BEAT_MS, signal);
    }
  }

  private async isOpeningNear(): Promise<boolean> {
    const { minutesToOpening } = await this.rehearsals.realSales();
    return minutesToOpening !== null && minutesToOpening <= TOO_NEAR_MINUTES;
  }

  private machine(): Omit<Machine, 'database'> {
    const processors = cpus();
    return {
      processor: processors[0]?.model.trim() ?? 'unknown',
      cores: processors.length,
      memoryBytes: totalmem(),
      platform: `${platform()} ${arch()}`,
      loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
    };
  }
}

const STARTING: RehearsalProgress = {
  phase: 'COPYING',
  percent: 0,
  joined: 0,
  waiting: 0,
  inside: 0,
  held: 0,
  conflicts: 0,
  failed: 0,
  holdsPerSecond: 0,
};

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
}
