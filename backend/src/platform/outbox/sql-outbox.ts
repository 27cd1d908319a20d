import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { byKey, Sql } from '#platform/database/sql';
import { type Message, Outbox } from './outbox';

@Injectable()
export class SqlOutbox extends Outbox {
  constructor(private readonly sql: Sql) {
    super();
  }

  async add({ topic, aggregateId, payload = {}, dedupeKey }: Message): Promise<void> {
    await this.sql.query(
      byKey(`insert into outbox_message (id, topic, aggregate_id, payload, dedupe_key) values ($1, $2, $3, $4, $5)
       on conflict (dedupe_key) do nothing`),
      [newId(), topic, aggregateId, JSON.stringify(payload), dedupeKey ?? null],
    );
  }
}
