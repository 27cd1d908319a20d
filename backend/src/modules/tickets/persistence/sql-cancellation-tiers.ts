import { Injectable } from '@nestjs/common';
import type { CancellationTier } from '#modules/catalog';
import { Sql } from '#platform/database/sql';
import { CancellationTiers } from '../application/cancellation-tiers';

@Injectable()
export class SqlCancellationTiers extends CancellationTiers {
  constructor(private readonly sql: Sql) {
    super();
  }

  async of(bookingId: string): Promise<readonly CancellationTier[]> {
    const row = await this.sql.one<{ tiers: CancellationTier[] }>(
      'select tiers from booking_terms where booking_id = $1',
      [bookingId],
    );
    return row?.tiers ?? [];
  }
}
