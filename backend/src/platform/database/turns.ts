/** Nobody's turn came in time: the database has more to do than it can. */
export class NoTurn extends Error {
  override readonly name = 'NoTurn';

  constructor() {
    super('No turn at the database in time');
  }
}

interface Waiting {
  readonly begin: () => void;
  readonly giveUp: NodeJS.Timeout;
}

/** Lets so many pieces of work run at once; the others wait, in the order in which they came, for as long as `patienceMs`. */
export class Turns {
  private free: number;
  private readonly queue = new Set<Waiting>();

  constructor(
    atOnce: number,
    private readonly patienceMs: number,
  ) {
    this.free = atOnce;
  }

  get waiting(): number {
    return this.queue.size;
  }

  /** @throws NoTurn */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await this.turn();
    try {
      return await work();
    } finally {
      this.pass();
    }
  }

  private turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => {
        this.queue.delete(mine);
        reject(new NoTurn());
      }, this.patienceMs);
      const mine = { begin: resolve, giveUp };
      this.queue.add(mine);
    });
  }

  /** The place goes straight to who waited longest: nobody who comes now is faster. */
  private pass(): void {
    const [next] = this.queue;
    if (!next) return void (this.free += 1);
    this.queue.delete(next);
    clearTimeout(next.giveUp);
    next.begin();
  }
}
