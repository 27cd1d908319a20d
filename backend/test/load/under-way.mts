import type { Flows } from './flows.mts';

/** What was begun and is not over: nobody of an open model waits for it, the end of the run does. */
export class UnderWay {
  private readonly works = new Set<Promise<void>>();
  private readonly flows: Flows;

  constructor(flows: Flows) {
    this.flows = flows;
  }

  get size(): number {
    return this.works.size;
  }

  readonly track = (work: Promise<void>): void => {
    const done = work
      .catch((error: unknown) => this.flows.surprise(error instanceof Error ? error.message : String(error)))
      .finally(() => this.works.delete(done));
    this.works.add(done);
  };

  async settled(): Promise<void> {
    while (this.works.size > 0) await Promise.all(this.works);
  }
}
