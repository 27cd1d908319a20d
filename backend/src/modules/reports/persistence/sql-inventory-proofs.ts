import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type InventoryProof, InventoryProofs } from '../application/inventory-proofs';

type ProofRow = Omit<InventoryProof, 'title' | 'addsUp'> & { readonly titleKo: string; readonly titleEn: string };

/**
 * Claims of performance p that were live at $1, each once: two of one seat would count twice, and the sum would not be the
 * capacity. A claim is dated when its transaction began; the index that sells a seat once let it in only after the one
 * before was released, so that moment counts where the two overlap.
 */
const LIVE = `
  select c.id, c.seat_ordinal,
         exists (select from claim_transition t where t.claim_id = c.id and t.to_state = 'SOLD' and t.at <= $1) as sold
    from claim c
   where c.performance_id = p.id and c.created_at <= $1 and (c.released_at is null or c.released_at > $1)
     and not exists (select from claim o
                      where o.performance_id = c.performance_id and o.seat_ordinal = c.seat_ordinal and o.id < c.id
                        and o.released_at > $1 and o.released_at < c.created_at + interval '15 seconds')`;

@Injectable()
export class SqlInventoryProofs extends InventoryProofs {
  constructor(private readonly sql: Sql) {
    super();
  }

  async at(instant: Date, { performanceId, page, size }: Parameters<InventoryProofs['at']>[1]) {
    const rows = await this.sql.query<ProofRow>(
      `with chosen as (
         select p.id, p.starts_at, e.title_ko, e.title_en from performance p join event e on e.id = p.event_id
          where $2::uuid is null or p.id = $2 order by p.starts_at, p.id limit $3 offset $4)
       select p.id as "performanceId", p.title_ko as "titleKo", p.title_en as "titleEn", p.starts_at as "startsAt",
              s.capacity, l.sold, l.held, s.blocked, s.free
         from chosen p
        cross join lateral (
          select count(*) filter (where sold)::int as sold, count(*) filter (where not sold)::int as held from (${LIVE}) c) l
        cross join lateral (
          select count(*)::int as capacity,
                 count(*) filter (where x.seat_ordinal is null and s.price_grade_id is null)::int as blocked,
                 count(*) filter (where x.seat_ordinal is null and s.price_grade_id is not null)::int as free
            from performance_seat s
            left join (select distinct seat_ordinal from (${LIVE}) c) x on x.seat_ordinal = s.seat_ordinal
           where s.performance_id = p.id) s
        order by p.starts_at, p.id`,
      [instant, performanceId ?? null, size, (page - 1) * size],
    );
    const count = await this.sql.one<{ total: number }>(
      'select count(*)::int as total from performance where $1::uuid is null or id = $1',
      [performanceId ?? null],
    );
    return { items: rows.map(proofOf), total: count?.total ?? 0 };
  }
}

function proofOf({ titleKo, titleEn, ...row }: ProofRow): InventoryProof {
  const { capacity, sold, held, blocked, free } = row;
  return { ...row, title: { ko: titleKo, en: titleEn }, addsUp: sold + held + blocked + free === capacity };
}
