import pg from 'pg';
import { verifyChain } from './verify-chain.ts';

// `npm run audit:verify`: the whole audit log of DATABASE_URL. Ends with 1, naming the first bad entry, when it was touched.
const url = process.env['DATABASE_URL'];
if (!url) {
  console.error('DATABASE_URL is not set: nothing to verify.');
  process.exit(2);
}

const client = new pg.Client({ connectionString: url });
await client.connect();
const verdict = await verifyChain(client);
await client.end();
if (verdict.ok) {
  console.log(`OK: ${verdict.entries} entries, ${verdict.days} closed days, head ${verdict.head}`);
} else {
  console.error(`The audit log was touched: ${verdict.at} ${verdict.problem}.`);
  process.exitCode = 1;
}
