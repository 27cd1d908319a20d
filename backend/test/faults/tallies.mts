import type { Fault, Round } from './fault.mts';
import { Violation } from './fault.mts';
import type { PlannedRound } from './lap.mts';

export interface Tally {
  readonly fault: Fault;
  rounds: number;
  milliseconds: number;
  /** Rounds whose own promise was broken, and laps in which something common to all was. */
  violations: string[];
  notRun: string | undefined;
  /** Rounds of each of its cases. */
  readonly cases: Map<string, number>;
  /** What its rounds measured. */
  readonly figures: Map<string, number[]>;
}

/** What was played and what was found. */
export class Tallies {
  readonly seed: string;
  private readonly tallies = new Map<string, Tally>();
  private readonly tell: (violation: string) => void;
  restMilliseconds = 0;
  laps = 0;

  /** @param tell hears of every violation at once */
  constructor(seed: string, faults: readonly Fault[], tell: (violation: string) => void) {
    this.seed = seed;
    this.tell = tell;
    for (const fault of faults)
      this.tallies.set(fault.id, {
        ...{ fault, rounds: 0, milliseconds: 0, violations: [], notRun: undefined },
        ...{ cases: new Map(), figures: new Map() },
      });
  }

  all(): Tally[] {
    return [...this.tallies.values()];
  }

  get rounds(): number {
    return this.all().reduce((sum, { rounds }) => sum + rounds, 0);
  }

  get violations(): number {
    return this.all().reduce((sum, { violations }) => sum + violations.length, 0);
  }

  of(fault: Fault): Tally {
    const tally = this.tallies.get(fault.id);
    if (!tally) throw new Error(`${fault.id} is not part of this run`);
    return tally;
  }

  played(fault: Fault, milliseconds: number): void {
    const tally = this.of(fault);
    tally.rounds += 1;
    tally.milliseconds += milliseconds;
  }

  /** At rest, when everything of the round is known. */
  learnt(fault: Fault, { kase, figures }: Round): void {
    const tally = this.of(fault);
    if (kase !== undefined) tally.cases.set(kase, (tally.cases.get(kase) ?? 0) + 1);
    for (const [what, value] of Object.entries(figures))
      tally.figures.set(what, [...(tally.figures.get(what) ?? []), value]);
  }

  rested(milliseconds: number): void {
    this.restMilliseconds += milliseconds;
    this.laps += 1;
  }

  /** With everything somebody needs to play it again and to look into the databases. */
  failed({ fault, number }: PlannedRound, { notes }: Round, error: unknown): void {
    const what =
      error instanceof Violation
        ? error.message
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error);
    const ids = Object.entries(notes)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ');
    const again = `npm run faults -- ${fault.id} --seed ${this.seed} --from ${number} --rounds 1`;
    this.note(fault, `${fault.id} round ${number}: ${what}\n  ${ids}\n  again: ${again}`);
  }

  /** Something all rounds of a lap have to answer for. */
  broken(rounds: readonly PlannedRound[], what: string): void {
    const [first] = rounds;
    if (!first) return;
    const mix = [...new Set(rounds.map(({ fault }) => fault.id))].join(', ');
    this.note(
      first.fault,
      `After ${rounds.length} rounds of ${mix} (seed ${this.seed}):\n${what.replace(/^/gm, '  ')}`,
    );
  }

  /** A promise broken while nobody waited for it: it must not end the run, and whose it was its text says. */
  stray(error: unknown): void {
    const [first] = this.all();
    if (first)
      this.note(
        first.fault,
        `In some round (seed ${this.seed}): ${error instanceof Error ? error.message : String(error)}`,
      );
  }

  private note(fault: Fault, violation: string): void {
    this.of(fault).violations.push(violation);
    this.tell(violation);
  }
}
