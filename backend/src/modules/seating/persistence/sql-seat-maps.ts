import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { FreshCache } from '#platform/cache/fresh-cache';
import { Sql } from '#platform/database/sql';
import { type PerformanceSeatMap, type SeatGrade, SeatMaps } from '../application/seat-maps';
import { AdjacentSeats } from '../domain/adjacent-seats';
import { BestGroups } from '../domain/best-groups';
import { SeatIndex } from '../domain/seat-index';
import type { SeatMapDrawing } from '../domain/seat-map-drawing';
import { SeatNeighbours } from '../domain/seat-neighbours';
import { SeatMapNotFound } from '../domain/seating.errors';
import { StrandedSeats } from '../domain/stranded-seats';

interface DrawnMap {
  readonly bytes: Buffer;
  readonly index: SeatIndex;
  readonly adjacent: AdjacentSeats;
  readonly best: BestGroups;
  readonly stranding: StrandedSeats;
}

const FOREVER_MS = 24 * 60 * 60 * 1_000;

/** Drawings never change, so they are read once; what a performance asks for its seats may, so that is read again. */
@Injectable()
export class SqlSeatMaps extends SeatMaps {
  private readonly drawings: FreshCache<DrawnMap>;
  private readonly performances: FreshCache<PerformanceSeatMap>;

  constructor(
    private readonly sql: Sql,
    clock: Clock,
  ) {
    super();
    this.drawings = new FreshCache(clock, { name: 'drawings', freshMs: FOREVER_MS, staleMs: 0, maxEntries: 50 });
    this.performances = new FreshCache(clock, { name: 'seat-maps', freshMs: 10_000, staleMs: 60_000, maxEntries: 500 });
  }

  ofPerformance(performanceId: string): Promise<PerformanceSeatMap> {
    return this.performances.get(performanceId, () => this.readPerformance(performanceId));
  }

  async drawing(contentHash: string): Promise<Buffer> {
    return (await this.drawn(contentHash)).bytes;
  }

  private drawn(contentHash: string): Promise<DrawnMap> {
    return this.drawings.get(contentHash, async () => {
      const row = await this.sql.one<{ drawing: string }>('select drawing from seat_map where content_hash = $1', [
        contentHash,
      ]);
      if (!row) throw new SeatMapNotFound();
      const index = new SeatIndex(JSON.parse(row.drawing) as SeatMapDrawing);
      const neighbours = new SeatNeighbours(index);
      const adjacent = new AdjacentSeats(index, neighbours);
      return {
        bytes: Buffer.from(row.drawing),
        index,
        adjacent,
        best: new BestGroups(neighbours),
        stranding: new StrandedSeats(neighbours, adjacent),
      };
    });
  }

  private async readPerformance(performanceId: string): Promise<PerformanceSeatMap> {
    const row = await this.sql.one<{ content_hash: string; seat_count: number; leaves_no_single_seats: boolean }>(
      `select m.content_hash, m.seat_count, e.leaves_no_single_seats from performance p join event e on e.id = p.event_id
         join seat_map m on m.id = p.seat_map_id where p.id = $1 and e.published_at <= now()`,
      [performanceId],
    );
    if (!row) throw new SeatMapNotFound();
    const [grades, seatGrades, drawn] = await Promise.all([
      this.readGrades(performanceId),
      this.readSeatGrades(performanceId, row.seat_count),
      this.drawn(row.content_hash),
    ]);
    const { index, adjacent, best, stranding } = drawn;
    const leavesNoSingleSeats = row.leaves_no_single_seats;
    return {
      performanceId,
      hash: row.content_hash,
      index,
      adjacent,
      best,
      stranding,
      grades,
      seatGrades,
      leavesNoSingleSeats,
    };
  }

  private async readGrades(performanceId: string): Promise<SeatGrade[]> {
    const rows = await this.sql.query<{
      id: string;
      code: string;
      name_ko: string;
      name_en: string;
      price: number;
      color: number;
    }>('select id, code, name_ko, name_en, price, color from price_grade where performance_id = $1 order by position', [
      performanceId,
    ]);
    return rows.map(({ name_ko, name_en, ...grade }) => ({ ...grade, name: { ko: name_ko, en: name_en } }));
  }

  /** One row per grade instead of one per seat: an arena has twelve thousand of them. */
  private async readSeatGrades(performanceId: string, seatCount: number): Promise<string> {
    const rows = await this.sql.query<{ grade: number; seats: number[] | null }>(
      `select (row_number() over (order by g.position) - 1)::int as grade,
              (select array_agg(s.seat_ordinal) from performance_seat s where s.performance_id = $1 and s.price_grade_id = g.id) as seats
         from price_grade g where g.performance_id = $1`,
      [performanceId],
    );
    const letters = Buffer.alloc(seatCount, '-');
    for (const { grade, seats } of rows) for (const ordinal of seats ?? []) letters.write(String(grade), ordinal, 1);
    return letters.toString('latin1');
  }
}
