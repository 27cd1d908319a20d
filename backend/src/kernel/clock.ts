/** What time it is. Injected, so that tests own the time; decisions about holds use the database's now(). */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** A clock that is wrong by so many milliseconds, as one host's may be. */
export class SkewedClock extends Clock {
  constructor(
    private readonly right: Clock,
    private readonly offsetMs: number,
  ) {
    super();
  }

  now(): Date {
    return new Date(this.right.now().getTime() + this.offsetMs);
  }
}
