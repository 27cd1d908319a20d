/** Lets a few pieces of work run at once and the others wait in line; a line that is too long sends people away. */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  constructor(
    private readonly atOnce: number,
    private readonly longestLine: number,
    private readonly tooLong: () => Error,
  ) {}

  /** @throws the error of `tooLong` without having done anything */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) await this.wait();
    else this.running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, so that nobody slips in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private wait(): Promise<void> {
    if (this.waiting.length >= this.longestLine) throw this.tooLong();
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
