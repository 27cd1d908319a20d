import { hash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from '../../../cdktf/deploy/blue-green.ts';
import { inRoot } from '../../src/local/paths.mts';

/** A build of the backend with its migrations, in a folder laid out as the repository is. */
export interface Build {
  readonly version: string;
  readonly root: string;
}

const SCHEMA_VERSION = 'backend/dist/platform/database/schema-version.js';
const MIGRATING = ['package.json', 'migrate.ts', 'data-source.ts', 'migrations'].map((name) => `database/${name}`);
const MIGRATIONS = 'database/migrations/index.ts';

/** Expands only: what the present release neither reads nor writes, on the table a sale writes most. */
const MIGRATION = `import type { MigrationInterface, QueryRunner } from 'typeorm';
export class NextRelease9999999999999 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table booking add column of_next_release text');
  }
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table booking drop column of_next_release');
  }
}
`;

/**
 * The release after this one: the same program, built into a folder of its own, that has one more migration and is not ready
 * without it.
 */
export function nextRelease(root: string): Build {
  mkdirSync(join(root, 'backend'), { recursive: true });
  for (const path of ['backend/dist', 'backend/package.json', ...MIGRATING])
    cpSync(inRoot(path), join(root, path), { recursive: true });
  for (const path of ['node_modules', 'backend/node_modules'])
    if (existsSync(inRoot(path))) symlinkSync(inRoot(path), join(root, path));
  change(
    join(root, SCHEMA_VERSION),
    /(MIGRATIONS_NEEDED = )(\d+)/,
    (_, words, count) => `${words}${Number(count) + 1}`,
  );
  writeFileSync(join(root, 'database/migrations/9999-next-release.ts'), MIGRATION);
  change(join(root, MIGRATIONS), /^/, () => `import { NextRelease9999999999999 } from './9999-next-release.ts';\n`);
  change(join(root, MIGRATIONS), /\];\s*$/, () => '  NextRelease9999999999999,\n];\n');
  return { version: 'next', root };
}

/** As the deployment is told of it; the digest is of the build's own words. */
export function asRelease({ version, root }: Build): Release {
  const digest = hash('sha256', readFileSync(join(root, SCHEMA_VERSION)));
  const image = `${root}@sha256:${digest}`;
  return { backend: image, web: image, alloy: image, version };
}

function change(file: string, what: RegExp, by: (...found: string[]) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = before.replace(what, by);
  if (after === before) throw new Error(`${file} has no ${what.source} any more`);
  writeFileSync(file, after);
}
