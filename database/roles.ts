import pg from 'pg';

/**
 * Lets the roles sign in: `tiketi_app`, as which the programs work, with the password of APP_DATABASE_PASSWORD, and
 * `tiketi_watch`, as which Grafana and the exporter look on, with WATCH_DATABASE_PASSWORD. Run after the migrations, as the
 * owner of the schema; running it again changes the passwords. What the roles may do is the migrations' business.
 */
const { DATABASE_URL, APP_DATABASE_PASSWORD, WATCH_DATABASE_PASSWORD } = process.env;
if (!DATABASE_URL || !APP_DATABASE_PASSWORD || !WATCH_DATABASE_PASSWORD) {
  console.error('DATABASE_URL, APP_DATABASE_PASSWORD and WATCH_DATABASE_PASSWORD must be set.');
  process.exit(2);
}
const owner = new pg.Client({ connectionString: DATABASE_URL });
await owner.connect();

async function letIn(role: string, password: string): Promise<void> {
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [role]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  // Role statements take no parameters: the value is quoted here.
  await owner.query(`${verb} role ${role} with login password ${owner.escapeLiteral(password)}`);
  console.log(`The role ${role} may sign in (${verb}d).`);
}

try {
  await letIn('tiketi_app', APP_DATABASE_PASSWORD);
  await letIn('tiketi_watch', WATCH_DATABASE_PASSWORD);
  // Where the migrations could not make the roles, they could not give them their rights either.
  await owner.query('select grant_to_application(), grant_to_watchers()');
  // Dashboards name tables as if they were those of the application; theirs are the views in this schema.
  await owner.query('alter role tiketi_watch set search_path = watch');
  // The exporter reads the server's own figures; rows are another matter.
  await owner.query('grant pg_monitor to tiketi_watch');
} finally {
  await owner.end();
}
