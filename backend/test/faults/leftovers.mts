import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../../src/local/process-control.mts';

/** Perhaps another run that is just starting. */
const YOUNG_MS = 60_000;

/** Folders of runs that were killed outright: their servers were stopped by the watchdog, the files are still there. */
/** @param prefix of the folders' names */
export function removeLeftovers(prefix = 'tiketi-faults-'): void {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    const lock = join(folder, 'run.json');
    try {
      if (existsSync(lock) && isAlive(JSON.parse(readFileSync(lock, 'utf8')) as { pid: number; identity: string }))
        continue;
      if (!existsSync(lock) && Date.now() - statSync(folder).mtimeMs < YOUNG_MS) continue;
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Somebody else's, or just being made.
    }
  }
}
