import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalProblem } from './problem.mts';
import { inRoot } from './paths.mts';
import { runTool } from './run-tool.mts';
import { step } from './terminal.mts';

/** Brings the schema up to date, then loads the demo data when this database has not seen this version of it. */
export async function prepareDatabase(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  await step('Migrating the database', () => script('database/migrate.ts', env));
  const stamp = join(folder, 'demo-data');
  const version = demoVersion(env['DATABASE_URL'] ?? '');
  if (read(stamp) === version) return;
  mkdirSync(env['MEDIA_ROOT'] ?? folder, { recursive: true });
  await step('Loading demo data', () => script('database/seeds/demo/load.ts', env));
  writeFileSync(stamp, version);
}

/** Runs a script of `database/` against DATABASE_URL of `env`. */
export async function script(file: string, env: NodeJS.ProcessEnv): Promise<void> {
  const { code, output } = await runTool(process.execPath, [inRoot(file)], { env });
  if (code === 0) return;
  if (/No space left|ENOSPC/.test(output)) throw Object.assign(new Error(output), { code: 'ENOSPC' });
  throw new LocalProblem(
    `${file} failed:\n${output.trim().split('\n').slice(-15).join('\n')}`,
    'If the data is from an older version, `npm run reset` starts from empty.',
  );
}

/** Another database, or seeds that changed since, mean loading again. */
function demoVersion(databaseUrl: string): string {
  const hash = createHash('sha256').update(databaseUrl);
  for (const file of globSync('database/seeds/**/*', { cwd: inRoot() }).sort()) {
    if (statSync(inRoot(file)).isFile()) hash.update(`${file}\0`).update(readFileSync(inRoot(file)));
  }
  return hash.digest('hex');
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
