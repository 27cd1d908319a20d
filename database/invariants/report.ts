import pg from 'pg';
import { examine } from './check.ts';

// `npm run invariants`: every invariant on DATABASE_URL, what it found and what it cost. Ends with 1 when one is broken.
const url = process.env['DATABASE_URL'];
if (!url) {
  console.error('DATABASE_URL is not set: nothing to check.');
  process.exit(2);
}

const client = new pg.Client({ connectionString: url });
await client.connect();
const checked = await examine(client);
await client.end();

const milliseconds = (ms: number): string =>
  ms.toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).padStart(7);
const width = Math.max(...checked.map(({ title }) => title.length));
console.log(`${'id'.padEnd(5)} kind ${'title'.padEnd(width)}  rows      ms`);
for (const { id, kind, title, count, ms, problem, rows } of checked) {
  const found = problem === undefined ? String(count) : '?';
  console.log(`${id.padEnd(5)} ${kind.padEnd(4)} ${title.padEnd(width)} ${found.padStart(5)} ${milliseconds(ms)}`);
  if (problem !== undefined) console.log(`      ${problem}`);
  for (const row of rows) console.log(`      ${JSON.stringify(row)}`);
}
const broken = checked.filter(({ count, problem }) => count > 0 || problem !== undefined).length;
const total = checked.reduce((sum, { ms }) => sum + ms, 0);
console.log(`\n${checked.length} invariants in ${milliseconds(total).trim()} ms, ${broken} of them broken.`);
process.exitCode = broken > 0 ? 1 : 0;
