import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LocalProblem } from './problem.mts';

/** A program and what it needs to run. */
export interface Program {
  command: string;
  env: NodeJS.ProcessEnv;
}

/** A package of Debian or Ubuntu that is unpacked into a folder of ours, not installed. */
export interface DebianPackage {
  readonly name: string;
  /** Where it goes; whatever is there is replaced. */
  readonly folder: string;
  /** Some need nothing beside themselves. */
  readonly withLibraries: boolean;
  /** What a person can do when it cannot be had. */
  readonly advice: string;
}

/** A program of a package unpacked earlier that runs on this system. */
export function unpacked(folder: string, program: string): Program | undefined {
  const command = join(folder, 'root/usr/bin', program);
  if (!existsSync(command)) return undefined;
  const env = { ...process.env, LD_LIBRARY_PATH: libraryFolders(join(folder, 'root')).join(':') };
  return spawnSync(command, ['--version'], { env, stdio: 'ignore' }).status === 0 ? { command, env } : undefined;
}

/**
 * Fetches a package, and the libraries this system lacks for it, from the archives apt already trusts, and unpacks them.
 * Nothing is installed and no rights are needed; package lists go into a folder of our own when the system has none.
 */
export async function unpackPackage(wanted: DebianPackage): Promise<void> {
  const { folder, advice } = wanted;
  const unavailable = (reason: string): LocalProblem =>
    new LocalProblem(`${wanted.name} could not be downloaded (${reason}).`, advice);
  const run = (command: string, args: string[], cwd: string): Promise<void> =>
    runQuietly(command, args, cwd).catch((error: unknown) => {
      throw unavailable(error instanceof Error ? error.message : command);
    });

  rmSync(folder, { recursive: true, force: true });
  const lists = join(folder, 'apt');
  for (const part of ['state/lists/partial', 'cache/archives/partial'])
    mkdirSync(join(lists, part), { recursive: true });
  const own = ['-o', `Dir::State=${lists}/state`, '-o', `Dir::Cache=${lists}/cache`];
  // apt as root would drop to a user that may not enter this folder.
  const root = process.getuid?.() === 0 ? ['-o', 'APT::Sandbox::User=root'] : [];

  let options = root;
  let names = toFetch(wanted, options);
  if (names.length === 0) {
    options = [...root, ...own, '-o', 'Dir::State::status=/var/lib/dpkg/status'];
    await run('apt-get', [...options, '-qq', 'update'], folder);
    names = toFetch(wanted, options);
  }
  if (names.length === 0) throw unavailable('the package lists do not know it');
  const packages = join(folder, 'packages');
  mkdirSync(packages, { recursive: true });
  await run('apt-get', [...options, '-qq', 'download', ...names], packages);
  for (const file of readdirSync(packages).filter((name) => name.endsWith('.deb'))) {
    await run('dpkg', ['-x', file, join(folder, 'root')], packages);
  }
  rmSync(packages, { recursive: true, force: true });
  rmSync(lists, { recursive: true, force: true });
}

/** What apt would install for it on this very system: the program and the libraries that are not there yet. */
function toFetch({ name, withLibraries }: DebianPackage, options: string[]): string[] {
  const plan = spawnSync('apt-get', [...options, '-s', 'install', '--no-install-recommends', name], {
    encoding: 'utf8',
  });
  const names = plan.status === 0 ? [...plan.stdout.matchAll(/^Inst (\S+)/gm)].map((match) => match[1] ?? '') : [];
  return withLibraries ? names : names.filter((one) => one === name);
}

function runQuietly(command: string, args: string[], cwd: string): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], timeout: 180_000 });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    child.once('error', failed);
    child.once('exit', (code) => (code === 0 ? done() : failed(new Error(said.trim().split('\n').at(-1) ?? command))));
  });
}

function libraryFolders(root: string): string[] {
  const folders: string[] = [];
  for (const base of ['usr/lib', 'lib']) {
    const folder = join(root, base);
    if (!existsSync(folder)) continue;
    folders.push(folder);
    for (const name of readdirSync(folder)) if (name.endsWith('-linux-gnu')) folders.push(join(folder, name));
  }
  return folders;
}
