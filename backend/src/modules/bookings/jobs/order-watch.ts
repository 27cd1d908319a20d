import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { counter } from '#platform/metrics/process-metrics';
import { Timers } from '#platform/timers/timers';

const orders = counter('tiketi_orders_total', 'Moves of bookings, by where they went and who moved them.', [
  'to_state',
  'actor',
]);

/** How many bookings are held, paid, given back. From the log the database keeps; every worker says the same: read the largest. */
@Injectable()
export class OrderWatch implements OnModuleInit {
  /** The last move there was a look ago. Whatever was numbered before it has been written down by now. */
  private newest: string | undefined;
  private countedTo: string | undefined;

  constructor(
    private readonly sql: Sql,
    private readonly timers: Timers,
  ) {}

  onModuleInit(): void {
    this.timers.every(10, 'order watch', () => this.look());
  }

  async look(): Promise<void> {
    const [{ newest } = { newest: '0' }] = await this.sql.query<{ newest: string }>(
      'select coalesce(max(id), 0)::text as newest from booking_transition',
    );
    const [from, to] = [this.countedTo, this.newest];
    this.newest = newest;
    this.countedTo = to ?? newest;
    if (from === undefined || to === undefined) return;
    const moves = await this.sql.query<{ to_state: string; actor: string; count: number }>(
      `select to_state, split_part(actor, ':', 1) as actor, count(*)::int as count
         from booking_transition where id > $1 and id <= $2 group by 1, 2`,
      [from, to],
    );
    for (const { to_state, actor, count } of moves) orders.inc({ to_state, actor }, count);
  }
}
