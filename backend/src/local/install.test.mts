import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inRoot } from './paths.mts';

const { isInstalled } = (await import(pathToFileURL(inRoot('backend/src/local/install.mjs')).href)) as {
  isInstalled: (root: string) => boolean;
};
const root = mkdtempSync(join(tmpdir(), 'tiketi-install-'));
after(() => rmSync(root, { recursive: true, force: true }));
mkdirSync(join(root, 'node_modules'));

interface Entry {
  version: string;
  integrity: string;
  optional?: boolean;
}

function lockfiles(wanted: Record<string, Entry>, present?: Record<string, Entry>): void {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
  rmSync(join(root, 'node_modules/.package-lock.json'), { force: true });
  if (present) writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: present }));
}

const one = { 'node_modules/one': { version: '1.0.0', integrity: 'sha512-a' } };
const elsewhere = { 'node_modules/mac': { version: '1.0.0', integrity: 'sha512-m', optional: true } };

test('npm must have finished', () => {
  lockfiles(one);
  assert.equal(isInstalled(root), false);
});

test('what the lockfile says is there; packages for other platforms may be missing', () => {
  lockfiles({ ...one, ...elsewhere }, one);
  assert.equal(isInstalled(root), true);
});

test('a changed version, a new and a dropped package mean installing again', () => {
  lockfiles({ 'node_modules/one': { version: '1.0.1', integrity: 'sha512-b' } }, one);
  assert.equal(isInstalled(root), false);
  lockfiles({ ...one, 'node_modules/two': { version: '1.0.0', integrity: 'sha512-c' } }, one);
  assert.equal(isInstalled(root), false);
  lockfiles({}, one);
  assert.equal(isInstalled(root), false);
});
