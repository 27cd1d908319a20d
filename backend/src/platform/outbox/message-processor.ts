import { Process, Processor } from '@nestjs/bull';
import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Job } from 'bull';
import { AppConfig } from '#platform/config/app-config';
import { byKey, Sql } from '#platform/database/sql';
import { MESSAGES } from '#platform/queue/jobs';
import { type DeliveredMessage, HANDLES_MESSAGE, type MessageHandler } from './message-handler';

/** Later each time, that is five hours: longer than a mail provider is down, shorter than a night. */
const PARKED_AFTER_ATTEMPTS = 40;

/** Longer than any handler needs: two of them must not do one duty side by side. */
const TAKEN_FOR_SECONDS = 60;

interface OutboxRow {
  readonly id: string;
  readonly topic: string;
  readonly aggregate_id: string;
  readonly payload: Record<string, unknown>;
}

/** Does the duties: finds the handlers of a message's topic, runs them, and writes down that it is done. */
@Processor(MESSAGES)
export class MessageProcessor implements OnApplicationBootstrap {
  private readonly log = new Logger(MessageProcessor.name);
  private readonly handlers = new Map<string, MessageHandler[]>();
  private begin: () => void = () => undefined;
  /** Bull hands out messages while the process is still starting: one without its handlers would count as handled. */
  private readonly started = new Promise<void>((resolve) => (this.begin = resolve));

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly sql: Sql,
    private readonly config: AppConfig,
  ) {}

  onApplicationBootstrap(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const topic = metatype ? (Reflect.getMetadata(HANDLES_MESSAGE, metatype) as string | undefined) : undefined;
      if (!topic) continue;
      this.handlers.set(topic, [...(this.handlers.get(topic) ?? []), instance as MessageHandler]);
    }
    this.begin();
  }

  @Process({ concurrency: 8 })
  async process({ data }: Job<{ id: string }>): Promise<void> {
    await this.started;
    // Redis may have it twice; a worker that died with it is waited for, and the relay comes back.
    const row = await this.sql.one<OutboxRow>(
      byKey(`update outbox_message set taken_until = clock_timestamp() + make_interval(secs => $2)
        where id = $1 and handled_at is null and (taken_until is null or taken_until < clock_timestamp())
       returning id, topic, aggregate_id, payload`),
      [data.id, this.config.patience(TAKEN_FOR_SECONDS)],
    );
    if (!row) return;

    const message: DeliveredMessage = {
      id: row.id,
      topic: row.topic,
      aggregateId: row.aggregate_id,
      payload: row.payload,
    };
    try {
      for (const handler of this.handlers.get(row.topic) ?? []) await handler.handle(message);
      await this.sql.query(
        byKey('update outbox_message set handled_at = now(), taken_until = null, last_error = null where id = $1'),
        [row.id],
      );
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
