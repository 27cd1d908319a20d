import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type WebhookHint, WebhookInbox } from '../domain/webhook-inbox';

@Injectable()
export class SqlWebhookInbox extends WebhookInbox {
  constructor(private readonly sql: Sql) {
    super();
  }

  async add({ id, dedupeKey, paymentId, eventType, claimed }: WebhookHint): Promise<boolean> {
    const rows = await this.sql.query(
      `insert into webhook_inbox (id, dedupe_key, payment_id, event_type, claimed) values ($1, $2, $3, $4, $5)
       on conflict (dedupe_key) do nothing returning id`,
      [id, dedupeKey, paymentId, eventType, claimed],
    );
    return rows.length > 0;
  }

  async paymentOf(hintId: string): Promise<string | undefined> {
    const row = await this.sql.one<{ payment_id: string }>('select payment_id from webhook_inbox where id = $1', [
      hintId,
    ]);
    return row?.payment_id;
  }

  async markProcessed(hintId: string): Promise<void> {
    await this.sql.query(
      'update webhook_inbox set processed_at = clock_timestamp() where id = $1 and processed_at is null',
      [hintId],
    );
  }
}
