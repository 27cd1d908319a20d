import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type InventoryProof, InventoryProofs, type InventoryProofPage } from '../application/inventory-proofs';

type ProofRow = Omit<InventoryProof, 'title'> & { readonly titleKo: string; readonly titleEn: string };
type Counts = Omit<InventoryProofPage, 'items'>;
/** A page without lines still has its counts, beside nulls. */
type Row = Counts & (ProofRow | { readonly performanceId: null });

/**
 * Claims that were live at $1, each once: two of one seat would count twice, and the sum would not be the capacity. A claim
 * is dated when its transaction began; the index that sells a seat once let it in only after the one before was released,
 * so that moment counts where the two overlap.
 */
const PROOFS = `
  live as materialized (
    select c.performance_id, c.seat_ordinal,
           exists (select from claim_transition t where t.claim_id = c.id and t.to_state = 'SOLD' and t.at <= $1) as sold
      from claim c
     where ($2::uuid is null or c.performance_id = $2)
       and c.created_at <= $1 and (c.released_at is null or c.released_at > $1)
       and not exists (select from claim o
                        where o.performance_id = c.performance_id and o.seat_ordinal = c.seat_ordinal and o.id < c.id
                          and o.released_at > $1 and o.released_at < c.created_at + interval '15 seconds')),
  taken as (
    select performance_id, count(*) filter (where sold)::int as sold, count(*) filter (where not sold)::int as held
      from live group by performance_id),
  stock as (
    select s.performance_id, count(*)::int as capacity,
           count(*) filter (where x.seat_ordinal is null and s.price_grade_id is null)::int as blocked,
           count(*) filter (where x.seat_ordinal is null and s.price_grade_id is not null)::int as free
      from performance_seat s
      left join (select distinct performance_id, seat_ordinal from live) x using (performance_id, seat_ordinal)
     where $2::uuid is null or s.performance_id = $2
     group by s.performance_id),
  counted as (
    select p.id, p.starts_at, e.title_ko, e.title_en, coalesce(s.capacity, 0) as capacity, coalesce(t.sold, 0) as sold,
           coalesce(t.held, 0) as held, coalesce(s.blocked, 0) as blocked, coalesce(s.free, 0) as free
      from performance p
      join event e on e.id = p.event_id
      left join stock s on s.performance_id = p.id
      left join taken t on t.performance_id = p.id
     where $2::uuid is null or p.id = $2),
  proof as materialized (select *, sold + held + blocked + free = capacity as adds_up from counted),
  wanted as (select * from proof where not ($3 and adds_up))`;

@Injectable()
export class SqlInventoryProofs extends InventoryProofs {
  constructor(private readonly sql: Sql) {
    super();
  }

  async at(
    instant: Date,
    { performanceId, mismatchedOnly = false, page, size }: Parameters<InventoryProofs['at']>[1],
  ): Promise<InventoryProofPage> {
    const rows = await this.sql.query<Row>(
      `with ${PROOFS}
       select (select count(*)::int from proof) as performances,
              (select count(*)::int from proof where not adds_up) as mismatched,
              (select count(*)::int from wanted) as total,
              w.id as "performanceId", w.title_ko as "titleKo", w.title_en as "titleEn", w.starts_at as "startsAt",
              w.capacity, w.sold, w.held, w.blocked, w.free, w.adds_up as "addsUp"
         from (select) one
         left join (select * from wanted order by starts_at, id limit $4 offset $5) w on true
        order by w.starts_at, w.id`,
      [instant, performanceId ?? null, mismatchedOnly, size, (page - 1) * size],
    );
    const { performances = 0, mismatched = 0, total = 0 } = rows[0] ?? {};
    return { items: rows.flatMap(proofOf), performances, mismatched, total };
  }
}

function proofOf(row: Row): InventoryProof[] {
  if (row.performanceId === null) return [];
  const { performanceId, titleKo, titleEn, startsAt, capacity, sold, held, blocked, free, addsUp } = row;
  return [
    { performanceId, title: { ko: titleKo, en: titleEn }, startsAt, capacity, sold, held, blocked, free, addsUp },
  ];
}
