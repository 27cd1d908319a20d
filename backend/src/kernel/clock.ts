/** What time it is. Injected, so that tests own the time; decisions about holds use the database's now(). */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
