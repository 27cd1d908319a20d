import { Client } from 'pg';
import { newId } from '#kernel/ids';
import { CancelRehearsal } from '../../src/modules/rehearsals/application/cancel-rehearsal.use-case';
import { Rehearsals } from '../../src/modules/rehearsals/application/rehearsals';
import { RunRehearsals } from '../../src/modules/rehearsals/application/run-rehearsals.use-case';
import { StartRehearsal } from '../../src/modules/rehearsals/application/start-rehearsal.use-case';
import { mayMove, REHEARSAL_STATES } from '../../src/modules/rehearsals/domain/rehearsal';
import { RehearsalsModule } from '../../src/modules/rehearsals/rehearsals.module';
import { aHall, type Hall, someBuyers } from '../builders/a-hall';
import { startBackend, type TestBackend } from './backend';

let backend: TestBackend;
let hall: Hall;
const staffId = newId();

beforeAll(async () => {
  backend = await startBackend(RehearsalsModule);
  hall = await aHall(backend.sql, { rows: 20, seatsPerRow: 20, blocked: [0, 1] });
  await backend.owner.query(
    `insert into staff_member (id, email, name, password_hash, role) values ($1, 'op@example.test', '운영자', '-', 'operator')`,
    [staffId],
  );
  const [buyer = ''] = await someBuyers(backend.sql, 1);
  // Something real that a careless rehearsal could touch.
  await backend.owner.query(
    `select * from hold_seats(array[$1]::uuid[], '{T0000-00001}', array[$2]::uuid[], array[$3]::uuid[], '{key-of-a-real-hold}', '{1}', '{5}', 300)`,
    [newId(), buyer, hall.performanceId],
  );
});
afterAll(() => backend.stop());

const start = (options: { performanceId?: string; confirmed?: boolean } = {}) =>
  backend.get(StartRehearsal).execute({
    performanceId: hall.performanceId,
    profile: 'QUICK',
    reason: 'before the on-sale',
    confirmed: true,
    staffId,
    ...options,
  });

const isThere = async () => {
  const [row] = await backend.owner.query<{ there: boolean }>(
    `select to_regnamespace('rehearsal') is not null as there`,
  );
  return row?.there;
};

/** Rows and contents of every real table. */
async function digest(): Promise<Record<string, string>> {
  const tables = await backend.owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname not in ('rehearsal', 'rehearsal_report') order by 1`,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await backend.owner.query<{ digest: string }>(
      `select count(*) || ':' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '') as digest from public."${name}" t`,
    );
    found[name] = row?.digest ?? '';
  }
  return found;
}

async function asRehearsal(): Promise<Client> {
  const client = new Client({ connectionString: backend.config.DATABASE_URL });
  await client.connect();
  await client.query('set role tiketi_rehearsal');
  return client;
}

it('plays an opening on a copy, reports with a date, and leaves everything real as it was', async () => {
  const { id } = await start();
  const before = await digest();
  await backend.get(RunRehearsals).execute();

  expect(await digest()).toEqual(before);
  expect(await isThere()).toBe(false);
  const { state, report, requestedBy } = await backend.get(Rehearsals).get(id);
  expect({ state, requestedBy }).toEqual({ state: 'DONE', requestedBy: { id: staffId, name: '운영자' } });
  expect(report).toMatchObject({ seats: 398, buyers: 400, failed: 0, profile: 'QUICK' });
  expect(report?.finishedAt).toBeInstanceOf(Date);
  expect(report?.invariants.violated).toEqual([]);
  expect(report?.invariants.checked).toBeGreaterThan(40);
  expect(report?.join.count).toBe(400);
  expect(report?.held).toBeGreaterThan(100);
  expect(report?.held).toBeLessThanOrEqual(398);
  expect(report?.hold.count).toBeGreaterThanOrEqual((report?.held ?? 0) + (report?.conflicts ?? 0));
  expect(report?.machine.database).toContain('PostgreSQL');
  await expect(
    backend.owner.query(`update rehearsal_report set hold_p95_ms = 1 where rehearsal_id = $1`, [id]),
  ).rejects.toThrow('never changed');
}, 60_000);

it('works as a role that can reach nothing real, in a copy that refers to nothing real', async () => {
  await backend.sql.query('select make_rehearsal_copy($1, $2, $3)', [hall.performanceId, newId(), 3]);
  const client = await asRehearsal();
  try {
    const { rows: mine } = await client.query<{ n: string }>('select count(*) as n from rehearsal.account');
    expect(mine[0]?.n).toBe('3');

    const reachable = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'S')
          and (has_schema_privilege('public', 'usage') or has_table_privilege(c.oid, 'select, insert, update, delete, truncate'))`,
    );
    expect(reachable.rows).toEqual([]);
    for (const statement of [
      'select from public.claim',
      `insert into public.ledger_posting (entry_id, line, account, amount) values (1, 1, 'BANK', 1)`,
      'update public.booking set moved_by = moved_by',
      'select public.drop_rehearsal_copy()',
      `select public.hold_seats('{}', '{}', '{}', '{}', '{}', '{}', '{}', 1)`,
    ])
      await expect(client.query(statement)).rejects.toThrow('permission denied for schema public');

    const crossing = await backend.owner.query<{ what: string }>(
      `select 'trigger ' || g.tgname as what from pg_trigger g join pg_class t on t.oid = g.tgrelid join pg_proc p on p.oid = g.tgfoid
        where t.relnamespace = 'rehearsal'::regnamespace and not g.tgisinternal and p.pronamespace <> 'rehearsal'::regnamespace
       union all
       select 'foreign key ' || c.conname from pg_constraint c join pg_class t on t.oid = c.confrelid
        where c.connamespace = 'rehearsal'::regnamespace and t.relnamespace <> 'rehearsal'::regnamespace
       union all
       select 'function ' || p.proname from pg_proc p
        where p.pronamespace = 'rehearsal'::regnamespace and (p.prosecdef or p.prosrc ~ '\\mpublic\\.' or p.proconfig::text ~ 'public')`,
    );
    expect(crossing).toEqual([]);
  } finally {
    await client.end();
    await backend.sql.query('select drop_rehearsal_copy()');
  }
});

it('stops when somebody says so, and takes the copy along', async () => {
  const { id } = await start();
  const running = backend.get(RunRehearsals).execute();
  const isOn = async () => (await backend.get(Rehearsals).get(id)).progress?.phase === 'JOINING';
  while (!(await isOn())) await new Promise((resolve) => setTimeout(resolve, 20));
  await expect(start()).rejects.toMatchObject({ code: 'rehearsal.under-way', details: { rehearsalId: id } });

  await backend.get(CancelRehearsal).execute({ rehearsalId: id, reason: 'the wrong hall' });
  await running;

  expect(await backend.get(Rehearsals).get(id)).toMatchObject({ state: 'CANCELLED', report: null });
  expect(await isThere()).toBe(false);
  await expect(backend.get(CancelRehearsal).execute({ rehearsalId: id, reason: 'once more' })).rejects.toMatchObject({
    code: 'rehearsal.over',
  });
}, 30_000);

it('leaves no half copy when its worker dies: whoever looks next fails it and cleans up', async () => {
  const { id } = await start();
  await backend.get(Rehearsals).take();
  await backend.sql.query('select make_rehearsal_copy($1, $2, $3)', [hall.performanceId, newId(), 3]);

  await backend.get(RunRehearsals).execute();
  expect([await isThere(), (await backend.get(Rehearsals).get(id)).state]).toEqual([true, 'RUNNING']);

  await backend.owner.query(`update rehearsal set beat_at = beat_at - interval '1 minute' where id = $1`, [id]);
  await backend.get(RunRehearsals).execute();

  expect(await backend.get(Rehearsals).get(id)).toMatchObject({ state: 'FAILED', problem: 'worker-stopped' });
  expect(await isThere()).toBe(false);
  // The dead worker wakes up: it is told so and changes nothing.
  const { progress } = await backend.get(Rehearsals).get(id);
  expect(await backend.get(Rehearsals).beat(id, progress ?? ({} as never))).toBe('lost');
});

it('moves by the same table in the program and in the database', async () => {
  const pairs = REHEARSAL_STATES.flatMap((from) => REHEARSAL_STATES.map((to) => [from, to] as const));
  const rows = await backend.owner.query<{ may: boolean }>(
    'select rehearsal_may_move(f, t) as may from unnest($1::text[], $2::text[]) with ordinality m(f, t, n) order by n',
    [pairs.map(([from]) => from), pairs.map(([, to]) => to)],
  );
  expect(rows.map(({ may }) => may)).toEqual(pairs.map(([from, to]) => mayMove(from, to)));
});

it('asks for a word while tickets are sold, and refuses shortly before a real opening whatever is confirmed', async () => {
  await expect(start({ confirmed: false })).rejects.toMatchObject({ code: 'rehearsal.sales-live' });
  await expect(start({ performanceId: newId() })).rejects.toMatchObject({ code: 'catalog.performance-not-found' });

  // Who stands in a pre-queue has no place yet, and waits all the same.
  const { performanceId } = await aHall(backend.sql);
  await backend.owner.query(
    `with q as (insert into queue (performance_id, mode, on_from, on_since, entrance_opens_at, capacity, ceiling, rate_per_minute,
                                    stay_seconds, auto_holds_per_second)
                values ($1, 'FROM', now() + interval '1 day', now() + interval '1 day', now(), 10, 10, 60, 600, 50) returning performance_id),
          l as (insert into queue_line (performance_id) select performance_id from q)
     insert into queue_draw (performance_id, seed, commitment, closes_at, entrants, head)
     select performance_id, repeat('a', 64), repeat('b', 64), date_trunc('milliseconds', now() + interval '1 day'), 5000, repeat('c', 64) from q`,
    [performanceId],
  );
  expect(await backend.get(Rehearsals).realSales()).toMatchObject({ waiting: 5000 });
  // Nobody of them exists; what was announced is not taken away otherwise.
  await backend.owner.query(
    `set session_replication_role = replica; delete from queue_draw; reset session_replication_role`,
  );

  await aHall(backend.sql, { opensIn: 600 });
  await expect(start()).rejects.toMatchObject({ code: 'rehearsal.opening-near' });
});
