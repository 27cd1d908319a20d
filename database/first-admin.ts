import { randomBytes, randomUUID } from 'node:crypto';
import { argon2id, hash } from 'argon2';
import pg from 'pg';

/**
 * The first member of staff of a new installation: an administrator with the address of ADMIN_EMAIL, whose password is made
 * here and printed once. Run after the migrations, as the owner of the schema. Refused as soon as there is any administrator.
 */
const { DATABASE_URL, ADMIN_EMAIL } = process.env;
const email = ADMIN_EMAIL?.trim().toLowerCase() ?? '';
if (!DATABASE_URL || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
  console.error('DATABASE_URL and ADMIN_EMAIL (an e-mail address) must be set.');
  process.exit(2);
}
const password = randomBytes(18).toString('base64url');
// The costs of the accounts module; a hash with others is made anew at the first sign-in.
const passwordHash = await hash(password, { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 });
const owner = new pg.Client({ connectionString: DATABASE_URL });
await owner.connect();
try {
  const { rowCount } = await owner.query(
    `insert into staff_member (id, email, name, password_hash, role)
     select $1, $2, 'Administrator', $3, 'admin' where not exists (select from staff_member where role = 'admin')`,
    [randomUUID(), email, passwordHash],
  );
  if (rowCount === 0) {
    console.error('There is an administrator already: who they are decides who else may come in.');
    process.exitCode = 1;
  } else {
    console.log(`${email} may sign in at /admin with the password ${password}`);
    console.log('It is shown this once and kept nowhere.');
  }
} finally {
  await owner.end();
}
