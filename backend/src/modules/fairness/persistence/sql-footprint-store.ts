import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { FootprintStore, type PersonsTrace } from '../application/footprint-store';
import type { Footprint } from '../application/footprints';

const ADD = {
  name: 'footprints-add',
  text: `insert into footprint (kind, performance_id, account_id, network, device, tries, solve_ms, at)
         select * from unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::int[], $7::int[], $8::timestamptz[])`,
};

const TRACES = `
  with fresh as (
    select distinct performance_id, account_id from footprint where at > clock_timestamp() - make_interval(secs => $1)),
  recent as (
    select f.* from footprint f
     where f.performance_id in (select performance_id from fresh) and f.at > clock_timestamp() - interval '10 minutes'),
  devices as (
    select performance_id, device, count(distinct account_id)::int as accounts from recent where device is not null group by 1, 2),
  networks as (
    select performance_id, network, count(distinct account_id)::int as accounts from recent where network is not null group by 1, 2)
  select r.performance_id, r.account_id,
         coalesce(array_agg((extract(epoch from r.at) * 1000)::float8 order by r.at) filter (where r.kind = 'JOIN'), '{}') as joins,
         coalesce(array_agg((extract(epoch from r.at) * 1000)::float8 order by r.at) filter (where r.kind = 'HOLD'), '{}') as holds,
         (select (extract(epoch from max(e.admitted_at)) * 1000)::float8 from queue_entry e
           where e.person = queue_person(r.account_id) and e.performance_id is not distinct from r.performance_id and e.account_id = r.account_id) as admitted_at,
         coalesce(max(d.accounts), 1) as on_device, coalesce(max(n.accounts), 1) as on_network,
         (array_agg(r.tries order by r.tries desc nulls last))[1] as tries,
         (array_agg(r.solve_ms order by r.tries desc nulls last))[1] as solve_ms
    from recent r
    join fresh using (performance_id, account_id)
    left join devices d on d.performance_id = r.performance_id and d.device = r.device
    left join networks n on n.performance_id = r.performance_id and n.network = r.network
   group by r.performance_id, r.account_id`;

interface TraceRow {
  readonly performance_id: string;
  readonly account_id: string;
  readonly joins: number[];
  readonly holds: number[];
  readonly admitted_at: number | null;
  readonly on_device: number;
  readonly on_network: number;
  readonly tries: number | null;
  readonly solve_ms: number | null;
}

@Injectable()
export class SqlFootprintStore extends FootprintStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  async add(footprints: readonly Footprint[]): Promise<void> {
    const column = <K extends keyof Footprint>(name: K) => footprints.map((footprint) => footprint[name]);
    await this.sql.query(ADD, [
      ...[column('kind'), column('performanceId'), column('accountId'), column('network')],
      ...[column('device'), column('tries'), column('solveMs'), column('at')],
    ]);
  }

  async freshTraces(seconds: number): Promise<readonly PersonsTrace[]> {
    return (await this.sql.query<TraceRow>(TRACES, [seconds])).map((row) => ({
      performanceId: row.performance_id,
      accountId: row.account_id,
      trace: {
        joins: row.joins,
        holds: row.holds,
        admittedAt: row.admitted_at,
        accountsOnDevice: row.on_device,
        accountsOnNetwork: row.on_network,
        solved: row.tries === null ? null : { tries: row.tries, milliseconds: row.solve_ms ?? 0 },
      },
    }));
  }

  async forget(): Promise<number> {
    const [row] = await this.sql.query<{ count: number }>(
      `with gone as (delete from footprint where at < clock_timestamp() - interval '3 days' returning 1)
       select count(*)::int as count from gone`,
    );
    return row?.count ?? 0;
  }
}
