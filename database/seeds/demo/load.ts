// Demo data for a machine of one's own: `DATABASE_URL=… MEDIA_ROOT=… node database/seeds/demo/load.ts`. Run it as often
// as you like: what is there stays. Without MEDIA_ROOT no posters are drawn; with DEMO_SALES=none nobody has bought anything yet.
import pg from 'pg';
import { loadEverything } from './load-everything.ts';

const { DATABASE_URL: url, MEDIA_ROOT: mediaRoot, STAGE: stage = 'local', DEMO_SALES: sales } = process.env;
if (stage !== 'local' && stage !== 'test') {
  console.error(`Demo data has public passwords; it is not loaded where STAGE is ${stage}.`);
  process.exit(2);
}
if (!url) {
  console.error('DATABASE_URL is not set: nowhere to load demo data.');
  process.exit(2);
}

const client = new pg.Client({ connectionString: url });
await client.connect();
try {
  console.log(await loadEverything(client, new Date(), { mediaRoot, withSales: sales !== 'none' }));
} finally {
  await client.end();
}
