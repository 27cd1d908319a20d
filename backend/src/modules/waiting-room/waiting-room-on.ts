import type { Redis } from 'ioredis';
import type { Sql } from '#platform/database/sql';
import type { Presence } from './application/presence';
import type { Queues } from './application/queues';
import { RunAdmissions } from './application/run-admissions.use-case';
import type { WaitingLine } from './application/waiting-line';
import { RedisPresence } from './persistence/redis-presence';
import { RedisPressure } from './persistence/redis-pressure';
import { SqlQueues } from './persistence/sql-queues';
import { SqlWaitingLine } from './persistence/sql-waiting-line';

export interface WaitingRoomOn {
  readonly queues: Queues;
  readonly line: WaitingLine;
  readonly presence: Presence;
  readonly admissions: RunAdmissions;
  readonly noteHold: (performanceId: string, milliseconds: number) => void;
  stop(): void;
}

/** The very waiting room, on other connections: rehearsals measure it. Redis keys are told apart by the performance's id. */
export function waitingRoomOn(sql: Sql, redis: Redis): WaitingRoomOn {
  const [queues, line] = [new SqlQueues(sql), new SqlWaitingLine(sql)];
  const [presence, pressure] = [new RedisPresence(redis), new RedisPressure(redis)];
  pressure.onModuleInit();
  return {
    queues,
    line,
    presence,
    admissions: new RunAdmissions(queues, line, presence, pressure),
    noteHold: (performanceId, milliseconds) => pressure.note(performanceId, milliseconds),
    stop: () => pressure.onApplicationShutdown(),
  };
}
