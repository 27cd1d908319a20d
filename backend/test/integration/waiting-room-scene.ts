import { randomBytes } from 'node:crypto';
import type { Type } from '@nestjs/common';
import Redis from 'ioredis';
import { JoinQueue } from '../../src/modules/waiting-room/application/join-queue.use-case';
import { QueueBoard } from '../../src/modules/waiting-room/application/queue-board';
import { RunAdmissions } from '../../src/modules/waiting-room/application/run-admissions.use-case';
import { SeeMyPlace } from '../../src/modules/waiting-room/application/see-my-place.use-case';
import { SetUpQueue, type SetUpQueueCommand } from '../../src/modules/waiting-room/application/set-up-queue.use-case';
import { WaitingRoomModule } from '../../src/modules/waiting-room/waiting-room.module';
import { aHall, type Hall, type HallOptions, someBuyers } from '../builders/a-hall';
import { startBackend, type TestBackend } from './backend';

type Settings = SetUpQueueCommand['settings'];

const SETTINGS: Settings = {
  mode: 'ALWAYS',
  from: null,
  entranceOpensAt: null,
  capacity: 10,
  ratePerMinute: 60_000,
  staySeconds: 600,
  autoHoldsPerSecond: 5,
  paused: false,
  // People of these tests solve nothing; fairness-challenge asks them.
  challenge: 'OFF',
};

/** The waiting room on a real database and a real Redis; rounds of admissions run when the test says so. */
export class WaitingRoomScene {
  private constructor(
    readonly backend: TestBackend,
    readonly redis: Redis,
  ) {}

  static async start(...modules: Type[]): Promise<WaitingRoomScene> {
    const backend = await startBackend(WaitingRoomModule, ...modules);
    return new WaitingRoomScene(backend, new Redis(backend.config.REDIS_URL));
  }

  async stop(): Promise<void> {
    this.redis.disconnect();
    await this.backend.stop();
  }

  /** A performance with a queue that has been on for a minute. */
  async aQueue(settings: Partial<Settings> = {}, hall?: HallOptions): Promise<Hall> {
    const made = await aHall(this.backend.sql, hall);
    await this.setUp(made.performanceId, settings);
    await this.backend.owner.query(
      `update queue set on_since = on_since - interval '1 minute' where performance_id = $1`,
      [made.performanceId],
    );
    await this.backend.get(QueueBoard).refresh();
    return made;
  }

  setUp(performanceId: string, settings: Partial<Settings> = {}, revision?: number): Promise<void> {
    const command = { performanceId, settings: { ...SETTINGS, ...settings }, reason: 'a test of the queue', revision };
    return this.backend.get(SetUpQueue).execute(command);
  }

  people(count: number): Promise<string[]> {
    return someBuyers(this.backend.sql, count);
  }

  join(performanceId: string, accountId: string) {
    const nonce = randomBytes(16).toString('hex');
    return this.backend.get(JoinQueue).execute({ performanceId, accountId, nonce });
  }

  /** Each after the other: the first of the list stands first. */
  async joinInOrder(performanceId: string, accountIds: readonly string[]): Promise<void> {
    for (const accountId of accountIds) await this.join(performanceId, accountId);
  }

  look(performanceId: string, accountId: string) {
    return this.backend.get(SeeMyPlace).execute({ performanceId, accountId });
  }

  /** One round of every queue, and this process knows of it. */
  async round(times = 1): Promise<void> {
    for (let i = 0; i < times; i += 1) await this.backend.get(RunAdmissions).execute();
    await this.backend.get(QueueBoard).refresh();
  }

  /** Accounts by place. */
  async inState(performanceId: string, state: string): Promise<string[]> {
    const rows = await this.backend.sql.query<{ account_id: string }>(
      'select account_id from queue_entry where performance_id = $1 and state = $2 order by seq',
      [performanceId, state],
    );
    return rows.map(({ account_id }) => account_id);
  }

  /** As if so much time had passed since a visit began. */
  async age(performanceId: string, accountId: string, seconds: number): Promise<void> {
    await this.backend.owner.query(
      `update queue_entry set admitted_at = admitted_at - make_interval(secs => $3), window_ends_at = window_ends_at - make_interval(secs => $3),
              admit_expires_at = admit_expires_at - make_interval(secs => $3)
        where performance_id = $1 and account_id = $2 and state = 'ADMITTED'`,
      [performanceId, accountId, seconds],
    );
  }
}
