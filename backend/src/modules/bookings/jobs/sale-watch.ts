import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { gauge } from '#platform/metrics/process-metrics';
import { Timers } from '#platform/timers/timers';

/** Labels are bounded: the sales that opened last are the ones somebody watches. */
const MOST = 50;

const seats = gauge('tiketi_seats', `Seats of the ${MOST} sales that opened last, by state.`, ['performance', 'state']);

interface Row {
  readonly id: string;
  readonly capacity: number;
  readonly held: number;
  readonly sold: number;
}

/** Seats of what is on sale. Every worker says the same: read the largest. */
@Injectable()
export class SaleWatch implements OnModuleInit {
  constructor(
    private readonly sql: Sql,
    private readonly timers: Timers,
  ) {}

  onModuleInit(): void {
    this.timers.every(30, 'sale watch', () => this.look());
  }

  async look(): Promise<void> {
    const rows = await this.sql.query<Row>(
      `select p.id, s.capacity, c.held, c.sold
         from (select id from performance where now() between sale_opens_at and sale_closes_at
                order by sale_opens_at desc limit ${MOST}) p
         cross join lateral (select count(*)::int as capacity from performance_seat s
                              where s.performance_id = p.id and s.price_grade_id is not null) s
         cross join lateral (select count(*) filter (where state = 'HELD')::int as held,
                                    count(*) filter (where state = 'SOLD')::int as sold
                               from claim c where c.performance_id = p.id and c.state in ('HELD', 'SOLD')) c`,
    );
    // What is no longer on sale is no longer shown.
    seats.reset();
    for (const { id, capacity, held, sold } of rows)
      for (const [state, count] of Object.entries({ free: capacity - held - sold, held, sold }))
        seats.set({ performance: id, state }, count);
  }
}
