import pg from 'pg';

/**
 * Lets the programs sign in: the role `tiketi_app` with the password of APP_DATABASE_PASSWORD. Run after the migrations, as
 * the owner of the schema; running it again changes the password. What the role may do is the migrations' business.
 */
const { DATABASE_URL, APP_DATABASE_PASSWORD } = process.env;
if (!DATABASE_URL || !APP_DATABASE_PASSWORD) {
  console.error('DATABASE_URL and APP_DATABASE_PASSWORD must be set.');
  process.exit(2);
}
const owner = new pg.Client({ connectionString: DATABASE_URL });
await owner.connect();
try {
  const { rowCount } = await owner.query(`select from pg_roles where rolname = 'tiketi_app'`);
  const verb = rowCount === 0 ? 'create' : 'alter';
  // Role statements take no parameters: the value is quoted here.
  await owner.query(`${verb} role tiketi_app with login password ${owner.escapeLiteral(APP_DATABASE_PASSWORD)}`);
  console.log(`The role tiketi_app may sign in (${verb}d).`);
} finally {
  await owner.end();
}
