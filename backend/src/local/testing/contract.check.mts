import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../paths.mts';
import { runTool } from '../run-tool.mts';

/** The committed contract must be what the built api says about itself; otherwise both web apps speak yesterday's API. */
const folder = mkdtempSync(join(tmpdir(), 'tiketi-contract-'));
try {
  const fresh = join(folder, 'openapi.json');
  const { code, output } = await runTool(process.execPath, [inRoot('backend/dist/api/contract.js'), fresh]);
  if (code !== 0) throw new Error(output);
  const now = readFileSync(fresh, 'utf8').split('\n');
  const committed = readFileSync(inRoot('docs/api/openapi.json'), 'utf8').split('\n');
  const line = now.findIndex((text, index) => text !== committed[index]);
  if (line >= 0 || now.length !== committed.length) {
    console.log(`docs/api/openapi.json is stale from line ${line + 1}: run \`npm run contract\` and commit it.`);
    console.log(`  committed: ${committed[line] ?? '(end)'}\n  now:       ${now[line] ?? '(end)'}`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
