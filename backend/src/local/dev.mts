import { watch } from 'node:fs';
import { buildChanged } from './build.mts';
import { report, type Session } from './command.mts';
import { inRoot } from './paths.mts';
import { startPrograms } from './programs.mts';
import { say } from './terminal.mts';

const PROGRAMS = ['api', 'worker', 'sandbox'];
// Editors save in several steps, and a `git checkout` touches many files.
const QUIET_MILLISECONDS = 300;

/** `npm run dev`: builds what changed and starts the programs again with it; a program that dies waits for the next change. */
export function rebuildOnChange({ supervisor, ending }: Session, env: NodeJS.ProcessEnv): void {
  let due: NodeJS.Timeout | undefined;
  let work = Promise.resolve();
  const rebuild = async (): Promise<void> => {
    const built = await buildChanged();
    if (built.length === 0 || ending()) return;
    if (built.includes('backend')) {
      await supervisor.stopSome(PROGRAMS);
      await startPrograms(supervisor, env);
    }
    say(`  Up to date again: ${built.join(', ')}.`);
  };
  for (const folder of ['backend/src', 'storefront/src', 'admin/src', 'docs/api']) {
    watch(inRoot(folder), { recursive: true }, () => {
      clearTimeout(due);
      due = setTimeout(() => {
        work = work.then(rebuild).catch(report);
      }, QUIET_MILLISECONDS);
    });
  }
  say('  Watching for changes.');
}
