import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { newId } from '#kernel/ids';
import { seatHoldsOn } from '#modules/bookings';
import { invariantsOn } from '#modules/invariants';
import { waitingRoomOn } from '#modules/waiting-room';
import { REDIS } from '#platform/cache/redis.module';
import { AppConfig } from '#platform/config/app-config';
import { openSql } from '#platform/database/open-sql';
import { Sql } from '#platform/database/sql';
import { Transactions } from '#platform/database/transactions';
import { type RehearsalStage, RehearsalStages } from '../application/rehearsal-stages';
import type { RehearsalPlan } from '../domain/rehearsal-profile';
import { SqlRehearsalStage } from './sql-rehearsal-stage';

/** Less than the program's own pool: real buyers keep most of the server. */
const CONNECTIONS = 10;

/** Copies in the schema `rehearsal`, played on by the role `tiketi_rehearsal`, which can reach nothing else (migration 0021). */
@Injectable()
export class SqlRehearsalStages extends RehearsalStages {
  constructor(
    private readonly sql: Sql,
    private readonly transactions: Transactions,
    private readonly config: AppConfig,
    @Inject(REDIS) private readonly redis: Redis,
  ) {
    super();
  }

  async build(performanceId: string, plan: RehearsalPlan): Promise<RehearsalStage> {
    const as = newId();
    await this.patiently('select make_rehearsal_copy($1, $2, $3)', [performanceId, as, plan.buyers]);
    const copy = await openSql({
      url: this.config.DATABASE_URL,
      role: 'tiketi_rehearsal',
      schema: 'rehearsal',
      max: CONNECTIONS,
    });
    const { sql } = copy;
    const room = waitingRoomOn(sql, this.redis);
    const parts = { sql, room, holds: seatHoldsOn(sql), invariants: invariantsOn(sql), close: () => copy.close() };
    try {
      return await SqlRehearsalStage.open(parts, as, plan);
    } catch (error) {
      room.stop();
      await copy.close();
      throw error;
    }
  }

  async clear(): Promise<boolean> {
    const there = await this.sql.one<{ there: boolean }>(`select to_regnamespace('rehearsal') is not null as there`);
    if (there?.there) await this.patiently('select drop_rehearsal_copy()', []);
    return there?.there ?? false;
  }

  /** Copying a whole schema takes longer than a buyer's statement may. */
  private patiently(statement: string, values: readonly unknown[]): Promise<void> {
    return this.transactions.run(async () => {
      await this.sql.query(`set local statement_timeout = '60s'`);
      await this.sql.query(statement, values);
    });
  }
}
