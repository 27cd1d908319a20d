import type { Clock } from '#kernel/clock';
import { FreshCache } from '#platform/cache/fresh-cache';
import type { Sql } from '#platform/database/sql';

const KEY = 'all';

/**
 * How many seats of each performance are for sale. Counting them anew for every list was most of its cost, and they change only
 * when staff change a hall: kept for a minute, a performance that is not known yet is looked for at once.
 */
export class HallSizes {
  private readonly sizes: FreshCache<ReadonlyMap<string, number>>;

  constructor(
    private readonly sql: Sql,
    clock: Clock,
  ) {
    this.sizes = new FreshCache(clock, { name: 'hall-sizes', freshMs: 60_000, staleMs: 60_000, maxEntries: 1 });
  }

  /** Of at least these performances. */
  async of(performanceIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const known = await this.sizes.get(KEY, () => this.count());
    if (performanceIds.every((id) => known.has(id))) return known;
    this.sizes.forget(KEY);
    return this.sizes.get(KEY, () => this.count());
  }

  private async count(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.sql.query<{ id: string; seats: number }>(
      `select p.id, count(s.performance_id)::int as seats
         from performance p left join performance_seat s on s.performance_id = p.id and s.price_grade_id is not null
        group by p.id`,
    );
    return new Map(rows.map(({ id, seats }) => [id, seats]));
  }
}
