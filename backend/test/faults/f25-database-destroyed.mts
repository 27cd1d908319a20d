import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { verifyChain } from '../../../database/audit/verify-chain.ts';
import { BaseBackup, destroyCluster } from './base-backup.mts';
import { type Fault, type Round, must, mustAnswer } from './fault.mts';
import { call } from './http.mts';
import { brokenInvariants } from './invariants.mts';
import { Load } from './load.mts';
import { comeToRest } from './rest.mts';
import { eventually } from './wait.mts';

/** What a sale leaves behind, every row with everything in it: nothing of it may be missing after the restore, or differ. */
const BOOKS = [
  'account',
  'audit_entry',
  'booking',
  'claim',
  'ledger_entry',
  'ledger_posting',
  'outbox_message',
  'payment',
  'payment_transaction',
  'ticket',
] as const;

export const databaseDestroyed: Fault = {
  id: 'F25',
  name: 'database-destroyed',
  breaks:
    'somebody deletes every ticket, then the disk of PostgreSQL is gone; a copy made during the sale and the log since then are left',
  checks:
    'the moment before is back: the same books, every invariant, the chain of the audit log; the same api and worker sell on it',
  kind: 'alone',
  shortRounds: 1,

  async round(round) {
    const { world } = round;
    // It stops while the worker may be sending what went before.
    round.mailMayRepeat = true;
    const backup = new BaseBackup(world, join(world.folder, `backup-${round.number}`));
    await world.stop('postgres');
    await world.startPostgres(backup.archiving);
    await world.ready(world.origin);
    await audited(round);

    const load = Load.begin(round, 3);
    await eventually('the sale is going on', 30, async () => load.sales >= 3);
    let sold = load.sales;
    const peopleBuy = () => eventually('people buy while it is copied', 30, async () => load.sales >= sold + 2);
    await timed(round, 'ms the copy took during the sale', () => backup.take(peopleBuy));
    sold = load.sales;
    await eventually('people buy after the copy', 30, async () => load.sales >= sold + 5);
    await load.end();
    await comeToRest(world);
    // It would let a hold run out between the two readings of the books, which are to be of one moment.
    const worker = world.pidOf('worker');
    process.kill(worker, 'SIGSTOP');
    const before = await books(round);
    const [{ moment } = { moment: '' }] = await world.query<{ moment: string }>(
      'select clock_timestamp()::text as moment',
    );

    await world.query('truncate ticket cascade');
    must((await books(round)) !== before, 'the tickets are gone');
    await backup.ship();
    await world.kill('postgres');
    destroyCluster(world);
    must(!existsSync(join(world.folder, 'postgres/cluster')), 'nothing of the database is left');

    await timed(round, 'ms from nothing to a database that takes sales', async () => {
      await world.startPostgres(backup.restore(moment));
      await eventually('it has arrived at the moment', 60, async () => {
        const [row] = await world.query<{ recovering: boolean }>('select pg_is_in_recovery() as recovering');
        return row?.recovering === false;
      });
    });
    const after = await books(round);
    process.kill(worker, 'SIGCONT');
    must(after === before, `the books of the moment: ${before} and ${after}`);
    await timed(round, 'ms to look at every invariant and the audit log', () => sound(round));
    await world.ready(world.origin);
    const again = Load.begin(round, 2);
    await eventually('people buy again', 60, async () => again.sales >= 3);
    await again.end();
    await comeToRest(world);
    // As it was for whoever breaks it next.
    await world.stop('postgres');
    await world.startPostgres();
    await world.ready(world.origin);
  },
};

async function sound(round: Round): Promise<void> {
  const broken = await brokenInvariants(round.world);
  must(broken.length === 0, `every invariant holds: ${broken.join(' | ')}`);
  const client = await round.world.pool.connect();
  try {
    const verdict = await verifyChain(client);
    must(verdict.ok, 'the chain of the audit log is whole');
    must(verdict.ok && verdict.entries > 0, 'and it has entries');
  } finally {
    client.release();
  }
}

async function books({ world }: Round): Promise<string> {
  const counted = BOOKS.map(
    (table) =>
      `select '${table}' as name, count(*)::int as rows, md5(string_agg(t::text, E'\\n' order by t::text)) as content from ${table} t`,
  );
  const found = await world.query<{ name: string; rows: number; content: string | null }>(
    `${counted.join(' union all ')} order by name`,
  );
  return found.map(({ name, rows, content }) => `${name} ${rows} ${content?.slice(0, 8) ?? '-'}`).join(', ');
}

/** An export by an auditor is written down. */
async function audited({ world }: Round): Promise<void> {
  const [memberId, sessionId] = [randomUUID(), randomUUID()];
  await world.query(
    `insert into staff_member (id, email, name, password_hash, role) values ($1, $1::uuid || '@staff.test', '감사', 'none', 'auditor')`,
    [memberId],
  );
  await world.query(
    `insert into session (id, staff_member_id, expires_at) values ($1, $2, now() + interval '1 hour')`,
    [sessionId, memberId],
  );
  const headers = { authorization: `Bearer ${world.tokens.ofStaff({ memberId, sessionId })}` };
  const path = '/api/v1/staff/exports/ledger.csv?from=2026-01-01&to=2026-12-31';
  mustAnswer(await call(`${world.origin}${path}`, { headers }), [200], 'an export');
}

async function timed(round: Round, what: string, work: () => Promise<void>): Promise<void> {
  const begun = performance.now();
  await work();
  round.measured(what, performance.now() - begun);
}
