import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppConfig } from '#platform/config/app-config';
import { Sql } from '#platform/database/sql';
import { Transactions } from '#platform/database/transactions';
import { Jobs } from '#platform/queue/jobs';
import { Timers } from '#platform/timers/timers';
import { MessageHandlers } from './message-handlers';

/** After this long without being handled a message is put on the queue again: its job may have died with Redis. */
const AGAIN_AFTER_SECONDS = 30;
const BATCH = 100;

/** Moves open messages onto the queue, oldest first. Any number of relays may run at once. */
@Injectable()
export class OutboxRelay implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly sql: Sql,
    private readonly handlers: MessageHandlers,
    private readonly jobs: Jobs,
    private readonly timers: Timers,
    private readonly config: AppConfig,
  ) {}

  onModuleInit(): void {
    this.timers.every(0.5, 'outbox relay', () => this.relay());
  }

  /** How many messages were put on the queue: all that are due, so that none waits behind a heap of others. */
  async relay(): Promise<number> {
    for (let published = 0; ;) {
      const batch = await this.relayBatch();
      published += batch;
      if (batch < BATCH) return published;
    }
  }

  private async relayBatch(): Promise<number> {
    // Marked first, queued after the commit: no network call inside a transaction. A crash in between costs 30 s.
    const due = await this.transactions.run(() =>
      this.sql.query<{ id: string; topic: string }>(
        `update outbox_message set published_at = now(), attempts = attempts + 1
          where id in (select id from outbox_message
                        where handled_at is null and parked_at is null
                          and (published_at is null or published_at < now() - make_interval(secs => $1 * least(attempts, 20)))
                        order by created_at limit $2 for update skip locked)
        returning id, topic`,
        [this.config.patience(AGAIN_AFTER_SECONDS), BATCH],
      ),
    );
    await Promise.all(due.map(({ id, topic }) => this.jobs.add(id, this.handlers.nextLane(topic) ?? 'urgent')));
    return due.length;
  }
}
