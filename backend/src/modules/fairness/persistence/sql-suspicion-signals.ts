import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type PersonsSignal, SuspicionSignals } from '../application/suspicion-signals';

@Injectable()
export class SqlSuspicionSignals extends SuspicionSignals {
  constructor(private readonly sql: Sql) {
    super();
  }

  async add(signals: readonly PersonsSignal[]): Promise<number> {
    const rows = await this.sql.query(
      `insert into suspicion_signal (performance_id, account_id, rule, points, figures)
       select s.performance_id, s.account_id, s.rule, s.points, s.figures
         from unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::jsonb[]) s (performance_id, account_id, rule, points, figures)
        where exists (select from account a where a.id = s.account_id)
       on conflict (performance_id, account_id, rule) do nothing returning id`,
      [
        signals.map(({ performanceId }) => performanceId),
        signals.map(({ accountId }) => accountId),
        signals.map(({ rule }) => rule),
        signals.map(({ points }) => points),
        signals.map(({ figures }) => JSON.stringify(figures)),
      ],
    );
    return rows.length;
  }

  async scores(performanceId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.sql.query<{ account_id: string; score: number }>(
      'select account_id, sum(points)::int as score from suspicion_signal where performance_id = $1 group by account_id',
      [performanceId],
    );
    return new Map(rows.map(({ account_id, score }) => [account_id, score]));
  }

  async forget(): Promise<number> {
    const rows = await this.sql.query(
      `delete from suspicion_signal s
        where s.at < clock_timestamp() - interval '30 days'
          and not exists (select from suspicion_case c
                           where c.performance_id = s.performance_id and c.account_id = s.account_id
                             and coalesce(c.decided_at, 'infinity') > clock_timestamp() - interval '3 years')
       returning s.id`,
    );
    return rows.length;
  }
}
