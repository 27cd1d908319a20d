import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MIGRATIONS_NEEDED } from './schema-version';

it('knows how many migrations there are', () => {
  const index = readFileSync(join(__dirname, '../../../../database/migrations/index.ts'), 'utf8');
  const listed = index.slice(index.indexOf('export const migrations')).match(/^ {2}\w+,$/gm) ?? [];
  // Raise MIGRATIONS_NEEDED together with a new migration.
  expect(MIGRATIONS_NEEDED).toBe(listed.length);
});
