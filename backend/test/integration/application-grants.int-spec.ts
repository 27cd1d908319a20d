import { databaseOfThisFile } from './database';

const database = databaseOfThisFile();

/** What the application's role may do with each table, and with single columns of it. */
async function rights(): Promise<string[]> {
  const { rows } = await database.query<{ line: string }>(
    `select c.relname || ': ' || string_agg(x.privilege_type, ' ' order by x.privilege_type) as line
       from pg_class c cross join lateral aclexplode(c.relacl) x
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and x.grantee = 'tiketi_app'::regrole group by c.relname
     union all
     select c.relname || '.' || a.attname || ': ' || string_agg(x.privilege_type, ' ' order by x.privilege_type)
       from pg_class c join pg_attribute a on a.attrelid = c.oid cross join lateral aclexplode(a.attacl) x
      where c.relnamespace = 'public'::regnamespace and x.grantee = 'tiketi_app'::regrole group by c.relname, a.attname
     order by 1`,
  );
  return rows.map(({ line }) => line);
}

describe('what the application may do in the database', () => {
  it('is the same after its rights were given once more', async () => {
    const before = await rights();

    await database.query('select grant_to_application()');

    expect(await rights()).toEqual(before);
  });

  it('is the same after a dump without rights was restored', async () => {
    const before = await rights();

    await database.query('revoke all on all tables in schema public from tiketi_app');
    await database.query('select grant_to_application()');

    expect(await rights()).toEqual(before);
  });

  it('is not to write in what is only ever added to', async () => {
    const lines = await rights();
    const of = (table: string) => lines.find((line) => line.startsWith(`${table}: `));

    for (const table of [
      'ledger_entry',
      'ledger_posting',
      'ledger_period',
      'ledger_balance',
      'audit_entry',
      'audit_root',
    ])
      expect(of(table)).toBe(`${table}: SELECT`);
    expect(of('audit_draft')).toBe('audit_draft: INSERT SELECT');
    expect(of('retention_log')).toBe('retention_log: SELECT');
    expect(of('claim_transition')).toBe('claim_transition: INSERT SELECT');
  });
});
