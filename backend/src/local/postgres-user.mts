import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LocalProblem } from './problem.mts';
import type { PostgresFiles } from './postgres-files.mts';

/** How to start PostgreSQL, which refuses to run as root: as which user, through which wrapper. */
export interface PostgresUser {
  wrapper: string[];
  uid?: number;
  gid?: number;
}

/**
 * An ordinary user runs PostgreSQL plainly. Root hands it to `postgres` or `nobody`; where that user may not walk into the
 * repository (a clone below /root), it gets the one capability to do so, and where that is not allowed, a user namespace.
 */
export function choosePostgresUser(files: PostgresFiles, folder: string): PostgresUser {
  if (process.getuid?.() !== 0) return { wrapper: [] };
  const ids = systemUser('postgres') ?? systemUser('nobody');
  const candidates: PostgresUser[] = [];
  if (ids) {
    const { uid, gid } = ids;
    candidates.push({ wrapper: [], uid, gid });
    const becomes = ['--reuid', `${uid}`, '--regid', `${gid}`, '--clear-groups'];
    // Without the secure bit, access(2) forgets the capability.
    const mayWalk = [
      '--securebits',
      '+no_setuid_fixup',
      '--inh-caps',
      '+dac_override',
      '--ambient-caps',
      '+dac_override',
    ];
    candidates.push({ wrapper: ['setpriv', ...becomes, ...mayWalk], uid, gid });
  }
  candidates.push({ wrapper: ['unshare', '-U', '--map-user=1000', '--map-group=1000'] });
  for (const candidate of candidates) {
    own(folder, candidate.uid ?? 0, candidate.gid ?? 0);
    if (works(candidate, files, folder)) return candidate;
  }
  throw new LocalProblem(
    'PostgreSQL does not run as root, and no other user can read this folder.',
    'Clone into a folder every user may enter (for instance /srv or /opt), or set DATABASE_URL.',
  );
}

/** Command line and ids for `spawn`; `setpriv` changes the user itself, so node must not. */
export function asPostgresUser(user: PostgresUser, program: string, args: string[]) {
  const [wrapper, ...rest] = user.wrapper;
  if (wrapper !== undefined) return { command: wrapper, args: [...rest, program, ...args] };
  return { command: program, args, uid: user.uid, gid: user.gid };
}

/** Asks initdb itself, which looks at the user and at its own files as it will when it matters. */
function works(user: PostgresUser, files: PostgresFiles, folder: string): boolean {
  const probe = 'test -w "$2" && "$1" -D "$2" --show';
  const { command, args, ...ids } = asPostgresUser(user, 'sh', ['-c', probe, 'probe', files.initdb, folder]);
  return spawnSync(command, args, { ...ids, cwd: '/', stdio: 'ignore' }).status === 0;
}

function systemUser(name: string): { uid: number; gid: number } | undefined {
  try {
    const id = (flag: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** The cluster must belong to whoever runs it; an earlier run may have been somebody else. */
function own(path: string, uid: number, gid: number): void {
  const stat = lstatSync(path);
  if (stat.uid === uid) return;
  chownSync(path, uid, gid);
  if (stat.isDirectory()) for (const name of readdirSync(path)) own(join(path, name), uid, gid);
}
