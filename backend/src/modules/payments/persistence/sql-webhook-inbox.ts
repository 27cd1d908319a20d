import { Injectable } from '@nestjs/common';
import { AppConfig } from '#platform/config/app-config';
import { byKey, Sql } from '#platform/database/sql';
import { type TakenHints, type WebhookHint, WebhookInbox } from '../domain/webhook-inbox';

/** Doubled after each try that learnt nothing. */
const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 300;

@Injectable()
export class SqlWebhookInbox extends WebhookInbox {
  constructor(
    private readonly sql: Sql,
    private readonly config: AppConfig,
  ) {
    super();
  }

  async add({ id, dedupeKey, paymentId, eventType, claimed }: WebhookHint): Promise<boolean> {
    const rows = await this.sql.query(
      byKey(`insert into webhook_inbox (id, dedupe_key, payment_id, event_type, claimed) values ($1, $2, $3, $4, $5)
       on conflict (dedupe_key) do nothing returning id`),
      [id, dedupeKey, paymentId, eventType, claimed],
    );
    return rows.length > 0;
  }

  async take(limit: number): Promise<readonly TakenHints[]> {
    const rows = await this.sql.query<{ id: string; payment_id: string }>(
      `update webhook_inbox
          set attempts = attempts + 1, next_try_at = clock_timestamp() + make_interval(secs => least($2 * 2 ^ attempts, $3))
        where id in (select id from webhook_inbox where processed_at is null and next_try_at <= clock_timestamp()
                      order by next_try_at limit $1 for update skip locked)
      returning id, payment_id`,
      [limit, this.config.patience(FIRST_PAUSE_SECONDS), this.config.patience(LONGEST_PAUSE_SECONDS)],
    );
    const byPayment = new Map<string, string[]>();
    for (const { id, payment_id } of rows) byPayment.set(payment_id, [...(byPayment.get(payment_id) ?? []), id]);
    return [...byPayment].map(([paymentId, hintIds]) => ({ paymentId, hintIds }));
  }

  async done(hintIds: readonly string[]): Promise<void> {
    await this.sql.query(
      byKey(
        'update webhook_inbox set processed_at = clock_timestamp(), last_error = null where id = any ($1) and processed_at is null',
      ),
      [hintIds],
    );
  }

  async failed(hintIds: readonly string[], error: string): Promise<void> {
    await this.sql.query(byKey('update webhook_inbox set last_error = $2 where id = any ($1)'), [hintIds, error]);
  }

  async forget(afterDays: number, limit: number): Promise<number> {
    const rows = await this.sql.query(
      `delete from webhook_inbox
        where id in (select id from webhook_inbox where processed_at < clock_timestamp() - make_interval(days => $1)
                      order by processed_at limit $2 for update skip locked)
       returning id`,
      [afterDays, limit],
    );
    return rows.length;
  }
}
