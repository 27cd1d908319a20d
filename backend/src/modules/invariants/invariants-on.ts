import type { Sql } from '#platform/database/sql';
import type { InvariantChecks } from './application/invariant-checks';
import { SqlInvariantChecks } from './persistence/sql-invariant-checks';

/** The very checks, on other connections: a rehearsal ends with them. */
export function invariantsOn(sql: Sql): InvariantChecks {
  return new SqlInvariantChecks(sql);
}
