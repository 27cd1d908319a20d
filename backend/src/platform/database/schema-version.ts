import { Injectable } from '@nestjs/common';
import { Sql } from './sql';

/** How many migrations this program was written against (database/migrations/index.ts); a spec keeps the number true. */
export const MIGRATIONS_NEEDED = 32;

/**
 * Whether the database has everything this program needs. A newer schema is fine, because a migration lets the running
 * version live; with an older one a new program would fail in the middle of somebody's payment.
 */
@Injectable()
export class SchemaVersion {
  private isKnownToFit = false;

  constructor(private readonly sql: Sql) {}

  /** @throws when the database cannot be asked */
  async fits(): Promise<boolean> {
    if (this.isKnownToFit) return true;
    const row = await this.sql.one<{ applied: number }>('select count(*)::int as applied from schema_migration');
    this.isKnownToFit = (row?.applied ?? 0) >= MIGRATIONS_NEEDED;
    return this.isKnownToFit;
  }
}
