import type { JoinCommand, JoinOutcome } from '../application/waiting-line';

const LARGEST = 128;
/** Batches of one performance follow each other anyway: a second one under way would only wait for its lock. */
const UNDER_WAY = 1;

interface Waiting {
  readonly command: JoinCommand;
  readonly answers: ((outcome: Promise<JoinOutcome>) => void)[];
}

interface Line {
  readonly waiting: Map<string, Waiting>;
  underWay: number;
}

/**
 * Gathers people who join at the same moment into one statement: alone at once, in a rush up to 128 for the price of one
 * commit. They get their places in the order in which they came. One person's clicks in the same moment are one wish.
 */
export class JoinBatches {
  private readonly lines = new Map<string, Line>();

  /** `run` answers each command of a batch of one performance, in its order. */
  constructor(private readonly run: (batch: readonly JoinCommand[]) => Promise<readonly JoinOutcome[]>) {}

  add(command: JoinCommand): Promise<JoinOutcome> {
    return new Promise((resolve) => {
      const line = this.line(command.performanceId);
      const same = line.waiting.get(command.accountId);
      if (same) same.answers.push(resolve);
      else line.waiting.set(command.accountId, { command, answers: [resolve] });
      if (line.underWay < UNDER_WAY) setImmediate(() => this.send(command.performanceId, line));
    });
  }

  private line(performanceId: string): Line {
    const known = this.lines.get(performanceId);
    if (known) return known;
    const line: Line = { waiting: new Map(), underWay: 0 };
    this.lines.set(performanceId, line);
    return line;
  }

  private send(performanceId: string, line: Line): void {
    if (line.underWay >= UNDER_WAY) return;
    const batch = [...line.waiting.values()].slice(0, LARGEST);
    if (batch.length === 0) {
      if (line.underWay === 0) this.lines.delete(performanceId);
      return;
    }
    for (const { command } of batch) line.waiting.delete(command.accountId);
    line.underWay += 1;
    void this.answer(batch).finally(() => {
      line.underWay -= 1;
      this.send(performanceId, line);
    });
  }

  private async answer(batch: readonly Waiting[]): Promise<void> {
    const outcomes = this.run(batch.map(({ command }) => command));
    batch.forEach(({ answers }, i) => {
      const outcome = outcomes.then((all) => {
        const mine = all[i];
        if (!mine) throw new Error('A person who joined was left without an answer');
        return mine;
      });
      for (const answer of answers) answer(outcome);
    });
    await outcomes.catch(() => undefined);
  }
}
