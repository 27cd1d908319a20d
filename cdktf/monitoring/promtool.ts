import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';

/** promtool's own opinion of the rules and their tests, where promtool is installed (Debian: the package prometheus). */
const promtool = process.env['TIKETI_PROMTOOL'] ?? 'promtool';
const folder = join(import.meta.dirname, 'prometheus');
const ask = (...args: string[]) => spawnSync(promtool, args, { cwd: folder, encoding: 'utf8' });

if (ask('--version').status !== 0) {
  console.log('promtool did not run: it is not installed on this machine.');
  process.exit(0);
}
for (const args of [
  ['check', 'rules', ...globSync('rules/*.yml', { cwd: folder })],
  ['test', 'rules', ...globSync('tests/*.yml', { cwd: folder })],
]) {
  const { status, stdout, stderr } = ask(...args);
  console.log(`promtool ${args[0]} rules: ${status === 0 ? 'in order' : `\n${stdout}${stderr}`}`);
  if (status !== 0) process.exitCode = 1;
}
