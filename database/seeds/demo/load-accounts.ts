import { argon2id, hash } from 'argon2';
import type { Client } from 'pg';
import { demoAccounts } from './accounts.ts';
import { namedId } from './ids.ts';

// The parameters of accounts/persistence, so that signing in does not rewrite the hash.
const COST = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The people of accounts.ts. Who is already there keeps their password. */
export async function loadAccounts(client: Client): Promise<void> {
  for (const { role, email, password, name } of demoAccounts) {
    const id = namedId(`account ${email}`);
    const table = role === 'buyer' ? 'account' : 'staff_member';
    const known = await client.query(`select from ${table} where email = $1`, [email]);
    if (known.rowCount) continue;
    const passwordHash = await hash(password, COST);
    if (role === 'buyer') await insertBuyer(client, id, email, name, passwordHash);
    else {
      await client.query(
        'insert into staff_member (id, email, name, password_hash, role) values ($1, $2, $3, $4, $5) on conflict do nothing',
        [id, email, name, passwordHash, role],
      );
    }
  }
}

async function insertBuyer(
  client: Client,
  id: string,
  email: string,
  name: string,
  passwordHash: string,
): Promise<void> {
  await client.query(
    `insert into account (id, email, email_verified_at, display_name, password_hash) values ($1, $2, now(), $3, $4)
     on conflict do nothing`,
    [id, email, name, passwordHash],
  );
  await client.query(
    `insert into consent (id, account_id, kind, version)
     select i, $1, k, '2026-01' from unnest($2::uuid[], $3::text[]) t(i, k) on conflict do nothing`,
    [id, [namedId(`terms ${email}`), namedId(`privacy ${email}`)], ['TERMS', 'PRIVACY']],
  );
}
