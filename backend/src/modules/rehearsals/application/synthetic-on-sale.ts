import { randomInt } from 'node:crypto';
import { kneeOf, limitOf, type StressStep } from '../domain/knee';
import { Latencies } from '../domain/latencies';
import type { RehearsalPhase, RehearsalProgress, RehearsalReport } from '../domain/rehearsal';
import type { RehearsalPlan } from '../domain/rehearsal-profile';
import { arrive } from './arrivals';
import type { RehearsalStage } from './rehearsal-stages';

const ROUND_MS = 1_000;
const SIGN_OF_LIFE_ROUNDS = 20;
const RECOVERED_MS = 300;
const RECOVERY_LIMIT_S = 30;

export type SaleFigures = Pick<
  RehearsalReport,
  | 'joinsPerSecond'
  | 'holdsPerSecond'
  | 'join'
  | 'hold'
  | 'held'
  | 'conflicts'
  | 'failed'
  | 'admittedPerMinute'
  | 'drainSeconds'
  | 'steps'
  | 'knee'
  | 'recoverySeconds'
>;

/** People who do not exist press at the opening of a copy; what they wait for is measured. */
export class SyntheticOnSale {
  private phase: RehearsalPhase = 'JOINING';
  private readonly joins = new Latencies();
  private readonly counts = { joined: 0, waiting: 0, held: 0, conflicts: 0, failed: 0, admitted: 0, answered: 0 };
  private inside: readonly string[] = [];
  /** Who may still hold how many seats, of those inside. */
  private readonly left = new Map<string, number>();
  private readonly leaving: string[] = [];
  private lastSecond = { answered: 0, perSecond: 0 };
  private readonly began = performance.now();
  private firstAdmissionAt: number | undefined;
  private lastAdmissionAt = 0;

  constructor(
    private readonly stage: RehearsalStage,
    private readonly plan: RehearsalPlan,
    private readonly signal: AbortSignal,
  ) {}

  progress(): RehearsalProgress {
    const { joined, waiting, held, conflicts, failed } = this.counts;
    const percent = Math.min(
      99,
      Math.round(((performance.now() - this.began) / (this.expectedSeconds() * 1_000)) * 100),
    );
    const holdsPerSecond = this.lastSecond.perSecond;
    return {
      phase: this.phase,
      percent,
      joined,
      waiting,
      inside: this.inside.length,
      held,
      conflicts,
      failed,
      holdsPerSecond,
    };
  }

  async play(): Promise<SaleFigures> {
    const rounds = this.admitEverySecond();
    try {
      const joinSeconds = this.plan.buyers / this.plan.joinsPerSecond;
      const joinBegan = performance.now();
      await arrive({
        ...this.common(),
        perSecond: this.plan.joinsPerSecond,
        seconds: joinSeconds,
        act: (i, dueAt) => this.join(i, dueAt),
      });
      const joinsPerSecond = this.joins.count / ((performance.now() - joinBegan) / 1_000);

      this.phase = 'SELLING';
      const hold = new Latencies();
      const sale = await this.sell(this.plan.holdsPerSecond, this.plan.holdSeconds, hold);
      const steps = await this.stress();
      const knee = kneeOf(steps, this.plan.stepSeconds);
      const recoverySeconds = steps.length > 0 ? await this.recover() : null;
      const { held, conflicts, failed } = this.counts;
      return {
        joinsPerSecond: tenths(joinsPerSecond),
        holdsPerSecond: tenths(sale.answeredPerSecond),
        join: this.joins.summary(),
        hold: hold.summary(),
        held,
        conflicts,
        failed,
        ...this.drain(),
        steps,
        knee,
        recoverySeconds,
      };
    } finally {
      await rounds.stop();
    }
  }

  /** From now on the copy is only looked at. */
  checking(): void {
    this.phase = 'CHECKING';
  }

  private common() {
    return { signal: this.signal, dropped: () => void (this.counts.failed += 1) };
  }

  private async join(index: number, dueAt: number): Promise<void> {
    const buyer = this.stage.buyers[index];
    if (buyer === undefined) return;
    try {
      await this.stage.join(buyer);
      this.joins.add(performance.now() - dueAt);
      this.counts.joined += 1;
    } catch {
      this.counts.failed += 1;
    }
  }

  /** Wishes at a rate; returns how they were answered. */
  private async sell(perSecond: number, seconds: number, latencies: Latencies): Promise<StressStep> {
    const [failedBefore, began] = [this.counts.failed, performance.now()];
    await arrive({ ...this.common(), perSecond, seconds, act: (_, dueAt) => this.wish(dueAt, latencies) });
    const took = Math.max(seconds, (performance.now() - began) / 1_000);
    return {
      offeredPerSecond: perSecond,
      answeredPerSecond: tenths(latencies.count / took),
      p95Ms: latencies.summary().p95Ms,
      failed: this.counts.failed - failedBefore,
    };
  }

  private async wish(dueAt: number, latencies: Latencies): Promise<void> {
    const buyer = this.somebodyInside();
    // Nobody is inside yet: the line is what takes the time, not the seats.
    if (buyer === undefined) return;
    try {
      const seats = this.someSeats();
      const result = await this.stage.hold(buyer, seats);
      latencies.add(performance.now() - dueAt);
      this.counts.answered += 1;
      if (result === 'conflict') this.counts.conflicts += 1;
      if (result === 'held') {
        this.counts.held += 1;
        const mayHold = (this.left.get(buyer) ?? 0) - seats.length;
        this.left.set(buyer, mayHold);
        // Whoever has seats pays and goes; the next in line comes in.
        this.leaving.push(buyer);
      }
    } catch {
      this.counts.failed += 1;
    }
  }

  private somebodyInside(): string | undefined {
    if (this.inside.length === 0) return undefined;
    for (let tries = 0; tries < 5; tries += 1) {
      const buyer = this.inside[randomInt(this.inside.length)];
      if (buyer !== undefined && (this.left.get(buyer) ?? 0) >= 2) return buyer;
    }
    return this.inside[randomInt(this.inside.length)];
  }

  /** One or two seats side by side, in front rather than at the back: everybody wants the same ones. */
  private someSeats(): number[] {
    const { seats, seatsPerPerson } = this.stage;
    const share = randomInt(1_000) / 1_000;
    const at = Math.floor(share * share * seats.length);
    const count = seatsPerPerson > 1 ? 1 + randomInt(2) : 1;
    return seats.slice(Math.min(at, seats.length - count), Math.min(at, seats.length - count) + count);
  }

  private async stress(): Promise<StressStep[]> {
    const steps: StressStep[] = [];
    for (const perSecond of this.plan.steps) {
      if (this.signal.aborted) break;
      this.phase = 'STRESS';
      await this.stage.freeSeats();
      for (const buyer of this.inside) this.left.set(buyer, this.stage.seatsPerPerson);
      const step = await this.sell(perSecond, this.plan.stepSeconds, new Latencies());
      steps.push(step);
      if (limitOf(step, this.plan.stepSeconds) !== null) break;
    }
    return steps;
  }

  /** Seconds until the usual load is answered fast again. */
  private async recover(): Promise<number | null> {
    this.phase = 'RECOVERING';
    await this.stage.freeSeats();
    const began = performance.now();
    while (!this.signal.aborted && performance.now() - began < RECOVERY_LIMIT_S * 1_000) {
      const since = (performance.now() - began) / 1_000;
      const second = await this.sell(this.plan.holdsPerSecond, 1, new Latencies());
      if (second.p95Ms <= RECOVERED_MS && second.failed === 0) return tenths(since);
    }
    return null;
  }

  private drain(): { admittedPerMinute: number; drainSeconds: number | null } {
    const seconds =
      ((this.lastAdmissionAt || performance.now()) - (this.firstAdmissionAt ?? performance.now())) / 1_000;
    const { admitted, waiting } = this.counts;
    if (admitted === 0) return { admittedPerMinute: 0, drainSeconds: null };
    const perSecond = admitted / Math.max(1, seconds);
    return {
      admittedPerMinute: Math.round(perSecond * 60),
      drainSeconds: Math.round((admitted + waiting) / perSecond),
    };
  }

  /** Rounds of admissions, as the worker makes them, for as long as it goes on. */
  private admitEverySecond(): { stop(): Promise<void> } {
    let isOver = false;
    const loop = async () => {
      for (let round = 1; !isOver && !this.signal.aborted; round += 1) {
        const began = performance.now();
        await this.round(round).catch(() => void (this.counts.failed += 1));
        const pause = Math.max(0, ROUND_MS - (performance.now() - began));
        for (let waited = 0; waited < pause && !isOver && !this.signal.aborted; waited += 50)
          await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    const running = loop();
    return {
      stop: () => {
        isOver = true;
        return running;
      },
    };
  }

  private async round(number: number): Promise<void> {
    await Promise.all(this.leaving.splice(0).map((buyer) => this.stage.leave(buyer)));
    if (number % SIGN_OF_LIFE_ROUNDS === 0) await this.stage.everybodyIsThere();
    const { waiting, inside, admitted } = await this.stage.admit();
    if (admitted > this.counts.admitted) {
      this.firstAdmissionAt ??= performance.now();
      this.lastAdmissionAt = performance.now();
    }
    Object.assign(this.counts, { waiting, admitted });
    for (const buyer of inside) if (!this.left.has(buyer)) this.left.set(buyer, this.stage.seatsPerPerson);
    this.inside = inside;
    const { answered } = this.counts;
    this.lastSecond = { answered, perSecond: answered - this.lastSecond.answered };
  }

  private expectedSeconds(): number {
    const { buyers, joinsPerSecond, holdSeconds, steps, stepSeconds } = this.plan;
    return buyers / joinsPerSecond + holdSeconds + steps.length * stepSeconds + (steps.length > 0 ? 5 : 0) + 3;
  }
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
