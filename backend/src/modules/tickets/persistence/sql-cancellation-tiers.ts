import { Injectable } from '@nestjs/common';
import type { CancellationTier } from '#modules/catalog';
import { Sql } from '#platform/database/sql';
import { CancellationTiers } from '../application/cancellation-tiers';

@Injectable()
export class SqlCancellationTiers extends CancellationTiers {
  constructor(private readonly sql: Sql) {
    super();
  }

  of(performanceId: string): Promise<readonly CancellationTier[]> {
    return this.sql.query(
      `select min_days_before as "minDaysBefore", fee_percent as "feePercent" from cancellation_tier where performance_id = $1`,
      [performanceId],
    );
  }
}
