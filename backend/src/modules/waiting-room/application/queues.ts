import type { BeaconPlan, BeaconValue, DrawFile } from '../domain/draw/draw-file';
import type { Queue, QueueChallenge, QueueSettings } from '../domain/queue';

export interface SaleTimes {
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** The database's clock. */
  readonly now: Date;
}

export interface QueueCounts {
  readonly waiting: number;
  readonly inside: number;
  readonly completed: number;
  readonly expired: number;
  readonly left: number;
}

export interface NewDraw {
  readonly performanceId: string;
  readonly seed: string;
  readonly commitment: string;
  readonly closesAt: Date;
  readonly beacon: BeaconPlan | null;
  readonly head: string;
}

/** Settings and draws of all queues, in PostgreSQL. Writes join the caller's transaction. */
export abstract class Queues {
  /** Every queue that is not OFF, and the database's clock. */
  abstract active(): Promise<{ readonly now: Date; readonly queues: readonly Queue[] }>;
  /** Nobody else sets the queue of this performance up, and nobody joins it, until the caller's transaction ends. */
  abstract lock(performanceId: string): Promise<void>;
  abstract find(performanceId: string): Promise<Queue | undefined>;
  /** Undefined when there is no such performance. */
  abstract saleTimes(performanceId: string): Promise<SaleTimes | undefined>;
  /** Locks the queue's row until the transaction ends and keeps the settings; `onSince` as given. */
  abstract save(performanceId: string, settings: QueueSettings & QueueChallenge, onSince: Date | null): Promise<void>;
  /** AUTO: load turned the queue on, or off again. */
  abstract switchAuto(performanceId: string, on: boolean): Promise<void>;
  abstract counts(performanceId: string): Promise<QueueCounts>;

  abstract announce(draw: NewDraw): Promise<void>;
  /** Takes back an announcement nobody has followed yet. */
  abstract withdraw(performanceId: string): Promise<void>;
  /** Locks joining and the draw; undefined when it has been drawn or is not due. Joins the caller's transaction. */
  abstract lockDraw(
    performanceId: string,
  ): Promise<{ readonly seed: string; readonly marks: readonly string[] } | undefined>;
  abstract keepOrder(performanceId: string, order: readonly number[], beacon: BeaconValue | null): Promise<void>;
  /** The published file, from the places people really have. */
  abstract drawFile(performanceId: string): Promise<DrawFile | undefined>;
}
