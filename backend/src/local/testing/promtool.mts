import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { unpackPackage, unpacked } from '../debian-package.mts';
import { DATA } from '../paths.mts';
import { step } from '../terminal.mts';

/**
 * Prometheus' own checker of rules and their tests: TIKETI_PROMTOOL, PATH, else Debian's, unpacked and not installed. Where none
 * can be had the checks say that they did not run.
 */
export async function findPromtool(): Promise<string> {
  const named = process.env['TIKETI_PROMTOOL'] ?? 'promtool';
  if (spawnSync(named, ['--version'], { stdio: 'ignore' }).status === 0) return named;
  const folder = join(DATA, 'downloads/prometheus');
  const found = unpacked(folder, 'promtool');
  if (found || process.platform !== 'linux') return found?.command ?? named;
  const advice = 'Install it (`sudo apt-get install prometheus`) or name it: TIKETI_PROMTOOL=/path/to/promtool.';
  await step('Downloading promtool from the Debian archive (not installed, kept in .data)', () =>
    unpackPackage({ name: 'prometheus', folder, withLibraries: false, advice }),
  );
  return unpacked(folder, 'promtool')?.command ?? named;
}
