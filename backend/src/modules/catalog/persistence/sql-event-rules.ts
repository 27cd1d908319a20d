import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type EventRule, EventRules } from '../application/event-rules';

@Injectable()
export class SqlEventRules extends EventRules {
  constructor(private readonly sql: Sql) {
    super();
  }

  lock(eventId: string): Promise<EventRule | undefined> {
    return this.sql.one<{ leavesNoSingleSeats: boolean }>(
      'select leaves_no_single_seats as "leavesNoSingleSeats" from event where id = $1 for no key update',
      [eventId],
    );
  }

  async save(eventId: string, { leavesNoSingleSeats }: EventRule): Promise<void> {
    await this.sql.query('update event set leaves_no_single_seats = $2 where id = $1', [eventId, leavesNoSingleSeats]);
  }
}
