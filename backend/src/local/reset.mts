import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { report } from './command.mts';
import { DATA } from './paths.mts';
import { RunLock } from './run-lock.mts';
import { say } from './terminal.mts';

/** `npm run reset`: the data folder as it was before the first start. Refuses while a launcher uses it. */
try {
  if (existsSync(DATA)) {
    // Taking the lock stops leftovers of a killed run first, and fails while somebody runs.
    const lock = await RunLock.take(DATA, 'npm run reset', (names) => say(`  Stopped leftovers: ${names.join(', ')}.`));
    for (const name of readdirSync(DATA)) {
      if (join(DATA, name) !== lock.file) rmSync(join(DATA, name), { recursive: true, force: true });
    }
    lock.release();
  }
  say(`${DATA} is empty. The next \`npm start\` begins with fresh demo data.`);
} catch (error) {
  report(error);
  process.exit(1);
}
