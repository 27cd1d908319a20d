import { Logger } from '@nestjs/common';
import type { ClientBase } from 'pg';

const ROLE = 'tiketi_app';
// One statement that also works where there is no such role, or where our user may not take it.
const TAKE_ROLE = `select set_config('role', rolname, false) from pg_roles
                    where rolname = $1 and pg_has_role(current_user, oid, 'MEMBER')`;

const log = new Logger('Database');
let warned = false;

/**
 * Lets a new connection work with the rights of the application (migration 0008) instead of those of the user it
 * connected as: it may add to the books and never change them. Where the server has no such role, the connection keeps
 * its own rights, which is said once.
 */
export async function takeApplicationRole(client: ClientBase): Promise<void> {
  const { rowCount } = await client.query(TAKE_ROLE, [ROLE]);
  if (rowCount || warned) return;
  warned = true;
  log.warn(`The database has no role ${ROLE} that we may take; its triggers alone keep the ledger from being changed`);
}
