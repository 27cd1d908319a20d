import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { World } from './world.mts';

/** Made anew by the server that starts: its lock, and the log, which comes from the archive. */
const LEFT_OUT = new Set(['postmaster.pid', 'postmaster.opts']);
const EMPTY = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_stat_tmp',
  'pg_notify',
  'pg_serial',
  'pg_subtrans',
  'pg_snapshots',
]);

/**
 * Backups of the world's PostgreSQL as a managed one makes them: a copy of the files while the server works, and every piece of
 * its log as soon as it is full. Together they give back any moment since the copy.
 */
export class BaseBackup {
  /** Settings of a server that keeps its log for us. */
  readonly archiving: Readonly<Record<string, string>>;
  private readonly world: World;
  private readonly cluster: string;
  private readonly copy: string;
  private readonly log: string;

  constructor(world: World, folder: string) {
    this.world = world;
    this.cluster = join(world.folder, 'postgres/cluster');
    this.copy = join(folder, 'base');
    this.log = join(folder, 'wal');
    const { uid, gid } = statSync(this.cluster);
    for (const made of [folder, this.log]) {
      mkdirSync(made, { mode: 0o700 });
      chownSync(made, uid, gid);
    }
    this.archiving = {
      archive_mode: 'on',
      archive_command: `test ! -f '${this.log}/%f' && cp '%p' '${this.log}/%f'`,
    };
  }

  /**
   * Copies the files of a server at work, what is in tables first and where its log begins last; between them is `meanwhile`
   * and a checkpoint. What is torn by that is whole again once the log since the beginning is replayed, and from nowhere else:
   * whoever forgets the label begins too late.
   */
  async take(meanwhile: () => Promise<void>): Promise<void> {
    const client = await this.world.pool.connect();
    try {
      await client.query(`select pg_backup_start('drill', fast => true)`);
      mkdirSync(this.copy, { recursive: true });
      copyTree(join(this.cluster, 'base'), join(this.copy, 'base'));
      await meanwhile();
      await client.query('checkpoint');
      copyTree(this.cluster, this.copy, ['base']);
      // Answers when the archive has all of the log that the copy needs.
      const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()');
      this.write(this.copy, 'backup_label', rows[0]?.labelfile ?? '');
    } finally {
      client.release();
    }
  }

  /** The last piece of the log is not full yet: on AWS it is away within five minutes, here at once. */
  async ship(): Promise<void> {
    const [{ name } = { name: '' }] = await this.world.query<{ name: string }>(
      'select pg_walfile_name(pg_switch_wal()) as name',
    );
    for (const until = performance.now() + 20_000; performance.now() < until;) {
      if (readdirSync(this.log).includes(name)) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`The piece ${name} of the log was not archived`);
  }

  /** The copy in the place of the cluster. @returns settings of a server that brings it to that moment and goes on from there */
  restore(moment: string): Readonly<Record<string, string>> {
    copyTree(this.copy, this.cluster);
    this.write(this.cluster, 'recovery.signal', '');
    return {
      restore_command: `cp '${this.log}/%f' '%p'`,
      recovery_target_time: moment,
      recovery_target_action: 'promote',
    };
  }

  private write(folder: string, name: string, text: string): void {
    const { uid, gid } = statSync(folder);
    const file = join(folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    chownSync(file, uid, gid);
  }
}

/** Removes everything PostgreSQL had. */
export function destroyCluster({ folder }: World): void {
  rmSync(join(folder, 'postgres/cluster'), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** With owners and modes; what a server at work removes meanwhile is not needed. */
function copyTree(from: string, to: string, without: readonly string[] = []): void {
  const own = (made: string, { uid, gid, mode }: { uid: number; gid: number; mode: number }): void => {
    chownSync(made, uid, gid);
    chmodSync(made, mode & 0o777);
  };
  mkdirSync(to, { recursive: true });
  own(to, statSync(from));
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (LEFT_OUT.has(entry.name) || without.includes(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    try {
      if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
      else if (!entry.isDirectory()) {
        copyFileSync(source, target);
        own(target, statSync(source));
      } else if (!EMPTY.has(entry.name)) copyTree(source, target);
      else {
        mkdirSync(target, { recursive: true });
        own(target, statSync(source));
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}
