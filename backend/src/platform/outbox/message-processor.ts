import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { AppConfig } from '#platform/config/app-config';
import { byKey, Sql } from '#platform/database/sql';
import { Jobs, type Lane, LANES_IN_ORDER } from '#platform/queue/jobs';
import type { DeliveredMessage } from './message-handler';
import { MessageHandlers } from './message-handlers';

/** Later each time, that is five hours: longer than a mail provider is down, shorter than a night. */
const PARKED_AFTER_ATTEMPTS = 40;

/** Longer than any handler needs: two of them must not do one duty side by side. */
const TAKEN_FOR_SECONDS = 60;

const TAKE = byKey(
  `update outbox_message set taken_until = clock_timestamp() + make_interval(secs => $2)
    where id = $1 and handled_at is null and (taken_until is null or taken_until < clock_timestamp())
   returning id, topic, aggregate_id, payload`,
);
const DONE = byKey('update outbox_message set handled_at = now(), taken_until = null, last_error = null where id = $1');
const HAND_ON = byKey('update outbox_message set taken_until = null where id = $1');

interface OutboxRow {
  readonly id: string;
  readonly topic: string;
  readonly aggregate_id: string;
  readonly payload: Record<string, unknown>;
}

/** Does the duties: runs the handlers of a message, lane by lane, and writes down that it is done. */
@Injectable()
export class MessageProcessor implements OnApplicationBootstrap {
  private readonly log = new Logger(MessageProcessor.name);

  constructor(
    private readonly handlers: MessageHandlers,
    private readonly jobs: Jobs,
    private readonly sql: Sql,
    private readonly config: AppConfig,
  ) {}

  /** Not before everything is there: a message without its handlers would count as handled. */
  onApplicationBootstrap(): void {
    for (const lane of LANES_IN_ORDER) this.jobs.work(lane, (id) => this.process(id, lane));
  }

  async process(id: string, lane: Lane): Promise<void> {
    // Redis may have it twice; a worker that died with it is waited for, and the relay comes back.
    const row = await this.sql.one<OutboxRow>(TAKE, [id, this.config.patience(TAKEN_FOR_SECONDS)]);
    if (!row) return;

    const message: DeliveredMessage = {
      id: row.id,
      topic: row.topic,
      aggregateId: row.aggregate_id,
      payload: row.payload,
    };
    try {
      for (const handler of this.handlers.of(row.topic, lane)) await handler.handle(message);
      const next = this.handlers.nextLane(row.topic, lane);
      await this.sql.query(next ? HAND_ON : DONE, [row.id]);
      // Lost on the way it begins again with its urgent half, which does not mind.
      if (next) await this.jobs.add(row.id, next);
    } catch (error) {
      // Left open: the relay brings it back, later each time.
      this.log.error({ err: error, topic: row.topic, messageId: row.id }, 'A message could not be handled');
      await this.putBack(row, error instanceof Error ? error.name : 'unknown');
    }
  }

  /** Open for the relay, or parked: a message that never works must not be tried for ever, and is nobody's secret. */
  private async putBack({ id, topic }: OutboxRow, reason: string): Promise<void> {
    const row = await this.sql.one<{ parked_at: Date | null }>(
      byKey(`update outbox_message set last_error = $2, taken_until = null, parked_at = case when attempts >= $3 then now() end
        where id = $1 returning parked_at`),
      [id, reason, PARKED_AFTER_ATTEMPTS],
    );
    if (row?.parked_at) this.log.error({ topic, messageId: id, reason }, 'A message is parked: only a person can help');
  }
}
