import type { HoldPressure } from '../domain/pace';
import type { WaitingPerson } from './waiting-line';

/**
 * Who is there, and how many are ahead: in Redis, because thousands ask every few seconds. It may be lost at any moment and
 * is made again from the line; then everybody counts as just seen.
 */
export abstract class Presence {
  /** Notes that somebody waits; returns how many are ahead. Undefined without Redis. */
  abstract add(performanceId: string, person: WaitingPerson): Promise<number | undefined>;
  /** A sign of life. `unknown`: not waiting as far as Redis knows; undefined: it knows nothing at all. */
  abstract see(
    performanceId: string,
    accountId: string,
  ): Promise<{ readonly seq: number; readonly ahead: number } | 'unknown' | undefined>;
  /** Signs of life of many, from their open sockets. */
  abstract seeAll(performanceId: string, accountIds: readonly string[]): Promise<void>;
  /** Who gave no sign of life for so long. `lost`: nothing can be said, make it again. Undefined without Redis. */
  abstract away(performanceId: string, seconds: number): Promise<readonly string[] | 'lost' | undefined>;
  /** Takes people out of the picture; returns how many are left in it. */
  abstract remove(performanceId: string, accountIds: readonly string[]): Promise<number | undefined>;
  /** Makes the picture again; everybody counts as just seen. */
  abstract rebuild(performanceId: string, people: readonly WaitingPerson[]): Promise<void>;
  /** Whether this is the first time; without Redis it never is. */
  abstract isFirstUse(ticketId: string, seconds: number): Promise<boolean>;
}

/** How hard seats are being held, all processes together, of the last five seconds. */
export abstract class Pressure {
  abstract note(performanceId: string, milliseconds: number): void;
  abstract recent(performanceId: string): Promise<HoldPressure>;
}
