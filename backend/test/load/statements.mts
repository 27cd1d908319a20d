import type { Pool } from 'pg';

const EVERY_MS = 200;
/** What a statement is called by in the table: enough of it to find it in the code. */
const SHOWN = 90;

/**
 * What PostgreSQL is at work on, looked at five times a second: the share of time each statement was running or waiting. Needs
 * no extension, and sees what takes long as clearly as what comes often.
 */
export class Statements {
  private readonly seen = new Map<string, { running: number; waiting: Map<string, number> }>();
  private readonly pool: Pool;
  private looks = 0;
  private timer: NodeJS.Timeout | undefined;
  private isLooking = false;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  begin(): void {
    this.timer = setInterval(() => {
      if (this.isLooking) return;
      this.isLooking = true;
      void this.look()
        .catch(() => undefined)
        .finally(() => (this.isLooking = false));
    }, EVERY_MS);
  }

  end(): void {
    clearInterval(this.timer);
  }

  /** The busiest first: how many connections were at it on average, how many of them waiting, and mostly for what. */
  busiest(count: number): { statement: string; busy: number; waiting: number; mostlyFor: string }[] {
    return [...this.seen]
      .map(([statement, { running, waiting }]) => {
        const waits = [...waiting.values()].reduce((sum, one) => sum + one, 0);
        const mostlyFor = [...waiting].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
        return { statement, busy: (running + waits) / this.looks, waiting: waits / this.looks, mostlyFor };
      })
      .toSorted((a, b) => b.busy - a.busy)
      .slice(0, count);
  }

  private async look(): Promise<void> {
    const { rows } = await this.pool.query<{ statement: string; wait: string | null; count: number }>(
      `select left(regexp_replace(query, '\\s+', ' ', 'g'), $1) as statement, wait_event_type || ' ' || wait_event as wait, count(*)::int as count
         from pg_stat_activity
        where state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid() group by 1, 2`,
      [SHOWN],
    );
    this.looks += 1;
    for (const { statement, wait, count } of rows) {
      const known = this.seen.get(statement) ?? { running: 0, waiting: new Map<string, number>() };
      this.seen.set(statement, known);
      if (wait === null) known.running += count;
      else known.waiting.set(wait, (known.waiting.get(wait) ?? 0) + count);
    }
  }
}
