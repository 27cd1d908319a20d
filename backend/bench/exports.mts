import { readFileSync } from 'node:fs';
import pg from 'pg';
import { demoAccounts } from '../../database/seeds/demo/accounts.ts';
import { loadAccounts } from '../../database/seeds/demo/load-accounts.ts';

const ENTRIES_AT_ONCE = 50_000;

export interface ExportBench {
  readonly databaseUrl: string;
  readonly port: number;
  readonly apiPid: number;
  /** Rows of the exported report. */
  readonly rows: number;
}

/**
 * `npm run bench -- export [rows]`: a sales report of a million rows (or so many) through the api, as CSV and as XLSX. What
 * counts is how much memory the api takes for it.
 */
export async function exportBench({ databaseUrl, port, apiPid, rows }: ExportBench): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await loadAccounts(client);
    await addSales(client, rows);
  } finally {
    await client.end();
  }
  const origin = `http://127.0.0.1:${port}/api/v1`;
  const token = await signIn(origin);
  await trialBalance(origin, token);
  console.log('\nfile          rows   seconds       bytes   api RSS before MB   most MB in each quarter of the way');
  for (const file of ['sales.csv', 'sales.xlsx']) {
    const url = `${origin}/staff/exports/${file}?from=2026-01-01&to=2026-01-31`;
    const before = residentMb(apiPid);
    const memory: number[] = [];
    const watch = setInterval(() => memory.push(residentMb(apiPid)), 100);
    const startedAt = performance.now();
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    let bytes = 0;
    if (!answer.ok || !answer.body) throw new Error(`${file}: ${answer.status} ${await answer.text()}`);
    for await (const chunk of answer.body as AsyncIterable<Uint8Array>) bytes += chunk.length;
    clearInterval(watch);
    const seconds = (performance.now() - startedAt) / 1_000;
    const figures = [String(rows), seconds.toFixed(1), String(bytes), String(before), mostInEachQuarter(memory)];
    console.log(
      `${file.padEnd(10)} ${figures.map((figure, i) => figure.padStart([7, 9, 11, 19, 9][i] ?? 9)).join(' ')}`,
    );
  }
}

/** What an auditor waits for: every account over all postings, no month closed. The median of five. */
async function trialBalance(origin: string, token: string): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const startedAt = performance.now();
    const answer = await fetch(`${origin}/staff/ledger/trial-balance`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!answer.ok) throw new Error(`trial balance: ${answer.status} ${await answer.text()}`);
    await answer.json();
    times.push(performance.now() - startedAt);
  }
  const shown = times.map((ms) => ms.toFixed(0)).join(', ');
  console.log(`The trial balance took ${times.toSorted((a, b) => a - b)[2]?.toFixed(0)} ms (${shown}).`);
}

/** Sales of two lines each beside the receivable, in January; the ledger's own rules check every one. */
async function addSales(client: pg.Client, rows: number): Promise<void> {
  const startedAt = performance.now();
  await client.query(`set tiketi.history = 'on'`);
  for (let first = 0; first < rows; first += ENTRIES_AT_ONCE) {
    await client.query(
      `with e as (
         insert into ledger_entry (kind, occurred_at, booked_at, recorded_at, booking_number, order_id, method, event_id, event_title, starts_at,
                                   payment_key, transaction_key, dedupe_key)
         select 'CAPTURE', t, t, t, 'T' || upper(to_hex(n)), 'T' || n || '-' || md5(n::text), 'CARD', md5((n % 40)::text)::uuid,
                '아이린호 콘서트 ' || n % 40, '2026-03-01T10:00:00Z', 'tviva' || md5(n::text), upper(md5('t' || n)), 'bench-' || n
           from generate_series($1::int, $2::int) n
          cross join lateral (select '2026-01-01T00:00:00+09:00'::timestamptz + n * interval '2 seconds' as t) at
         returning id)
       insert into ledger_posting (entry_id, line, account, amount, seat)
       select id, line, account, amount, seat from e
        cross join (values (1, 'GATEWAY_RECEIVABLE', 112000, null), (2, 'TICKET_SALES', -110000, '101-12-7'), (3, 'BOOKING_FEES', -2000, '101-12-7'))
              l(line, account, amount, seat)`,
      [first + 1, Math.min(first + ENTRIES_AT_ONCE, rows)],
    );
  }
  await client.query('analyze ledger_entry, ledger_posting');
  console.log(`${rows} sales were booked in ${((performance.now() - startedAt) / 1_000).toFixed(0)} s.`);
}

/** @returns an access token of the demo account with this role */
export async function signIn(origin: string, wanted: 'auditor' | 'operator' = 'auditor'): Promise<string> {
  const member = demoAccounts.find(({ role }) => role === wanted);
  const answer = await fetch(`${origin}/staff/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: member?.email, password: member?.password }),
  });
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

/** Flat memory is seen by the last quarters needing no more than the first: a copy that is kept would make them grow. */
function mostInEachQuarter(samples: readonly number[]): string {
  const quarter = Math.ceil(samples.length / 4);
  return [0, 1, 2, 3].map((n) => Math.max(...samples.slice(n * quarter, (n + 1) * quarter))).join(', ');
}

/** What the process holds in memory, in MB (proc(5)). */
function residentMb(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1]) / 1_024);
}
