import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type Deletion, Retention, type RetentionReport, type RetentionRule } from '../application/retention';

type RuleRow = Omit<RetentionRule, 'what' | 'basis' | 'overdue' | 'deleted'> & {
  readonly whatKo: string;
  readonly whatEn: string;
  readonly basisKo: string;
  readonly basisEn: string;
  /** Counts come as bigint, which the driver hands over as text. */
  readonly overdue: string;
  readonly deleted: string;
  readonly asOf: Date;
};

@Injectable()
export class SqlRetention extends Retention {
  constructor(private readonly sql: Sql) {
    super();
  }

  async report(): Promise<RetentionReport> {
    const rows = await this.sql.query<RuleRow>(
      `select r.code, r.what_ko as "whatKo", r.what_en as "whatEn", r.basis_ko as "basisKo", r.basis_en as "basisEn",
              (extract(epoch from r.keep) / 86400)::int as "keepDays", r.action, s.oldest, s.overdue,
              coalesce(l.rows, 0)::bigint as deleted, l.at as "lastDeletedAt", now() as "asOf"
         from retention_rule r
         join retention_state() s on s.rule = r.code
         left join (select rule, sum(rows) as rows, max(at) as at from retention_log group by rule) l on l.rule = r.code
        order by r.position`,
    );
    const deletions = await this.sql.query<Omit<Deletion, 'rows'> & { rows: string }>(
      `select rule, day::text as day, rows::text as rows from retention_log
        where day > (clock_timestamp() at time zone 'Asia/Seoul')::date - 90 order by day desc, rule`,
    );
    return {
      asOf: rows[0]?.asOf ?? new Date(0),
      rules: rows.map(ruleOf),
      deletions: deletions.map(({ rows: count, ...deletion }) => ({ ...deletion, rows: Number(count) })),
    };
  }

  async apply(limit: number): Promise<number> {
    const row = await this.sql.one<{ rows: string }>('select apply_retention($1)::text as rows', [limit]);
    return Number(row?.rows ?? 0);
  }
}

function ruleOf({ whatKo, whatEn, basisKo, basisEn, overdue, deleted, asOf: _, ...rule }: RuleRow): RetentionRule {
  return {
    ...rule,
    what: { ko: whatKo, en: whatEn },
    basis: { ko: basisKo, en: basisEn },
    overdue: Number(overdue),
    deleted: Number(deleted),
  };
}
