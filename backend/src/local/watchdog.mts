import { readFileSync, unlinkSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type KnownProcess, stopInOrder } from './process-control.mts';

/**
 * Sits beside the launcher with the other end of a pipe. When the launcher dies without a word (kill -9, out of memory),
 * the pipe closes and the watchdog stops what the launcher had started, so that no server is left behind.
 * Every line is the launcher's whole picture: `{ launcher, lockFile, processes }`.
 */
export interface WatchdogNews {
  /** Process id of the launcher. */
  launcher: number;
  lockFile: string;
  processes: KnownProcess[];
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined);

let latest: WatchdogNews | undefined;
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  latest = JSON.parse(line) as WatchdogNews;
});
lines.on('close', () => {
  void stopInOrder(latest?.processes ?? []).then(() => {
    if (latest) removeLock(latest);
    process.exit(0);
  });
});

/** Only the dead launcher's own: the next one may have taken the folder meanwhile. */
function removeLock({ lockFile, launcher }: WatchdogNews): void {
  try {
    const { pid } = JSON.parse(readFileSync(lockFile, 'utf8')) as { pid: number };
    if (pid === launcher) unlinkSync(lockFile);
  } catch {
    // The launcher removed it itself.
  }
}
