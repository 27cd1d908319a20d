import { Injectable } from '@nestjs/common';
import { byKey, Sql } from '#platform/database/sql';
import { type NewNotification, Notifications } from '../application/notifications';

@Injectable()
export class SqlNotifications extends Notifications {
  constructor(private readonly sql: Sql) {
    super();
  }

  open({ id, dedupeKey, kind, channel, accountId, bookingId }: NewNotification): Promise<{ id: string } | undefined> {
    return this.sql.one(
      byKey(`insert into notification as n (id, dedupe_key, kind, channel, account_id, booking_id, attempts)
       values ($1, $2, $3, $4, $5, $6, 1)
       on conflict (dedupe_key) do update set attempts = n.attempts + 1 where n.state = 'PENDING'
       returning id`),
      [id, dedupeKey, kind, channel, accountId, bookingId],
    );
  }

  async markSent(id: string): Promise<void> {
    await this.sql.query(
      byKey(`update notification set state = 'SENT', sent_at = clock_timestamp() where id = $1 and state = 'PENDING'`),
      [id],
    );
  }
}
