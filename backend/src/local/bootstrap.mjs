/**
 * First step of `npm start`, `npm test`, `npm run reset`, `npm run bench`, `npm run faults`, `npm run load` and more. Runs on a bare machine: Node 20.20, nothing installed, so it is
 * plain JavaScript without packages. It installs, then hands over to the TypeScript beside it on the pinned Node.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { installPackages, isInstalled } from './install.mjs';

const ROOT = resolve(import.meta.dirname, '../../..');
const MODULES = join(ROOT, 'node_modules');
const PROGRAMS = {
  start: 'start.mts',
  test: 'test.mts',
  reset: 'reset.mts',
  bench: '../../bench/bench.mts',
  faults: '../../test/faults/run.mts',
  load: '../../test/load/run.mts',
  'rehearse-deploy': '../../test/deployment/run.mts',
  look: 'look.mts',
};

/** Ends with one sentence and a way out. */
function giveUp(sentence, wayOut) {
  console.error(`\n${sentence}\n${wayOut}`);
  process.exit(1);
}

/** Type stripping without a flag and `import.meta.main` came with 24. */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 15);
}

/** The Node of node_modules (same version for everybody), else the system's when it is new enough. */
function findNode() {
  const pinned = join(MODULES, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(pinned)) {
    const shown = spawnSync(pinned, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
    if (shown.status === 0 && isNewEnough(shown.stdout.trim())) return pinned;
  }
  return isNewEnough(process.version) ? process.execPath : undefined;
}

/** Process id of a process's parent, where the system shows it (Linux). */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return undefined;
  }
}

/** When npm is killed outright nobody tells us: we, or the shell between npm and us, have another parent then. */
function watchNpm(onDeath) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const line = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const before = line();
  setInterval(() => {
    if (line() !== before) onDeath();
  }, 1000).unref();
}

const command = process.argv[2] ?? 'start';
const program = PROGRAMS[command];
if (!program) giveUp(`There is no command ${command}.`, `Use one of: ${Object.keys(PROGRAMS).join(', ')}.`);
if (Number(process.versions.node.split('.')[0]) < 20) {
  giveUp(`Node ${process.version} is too old.`, 'Install Node 20.20 or newer (https://nodejs.org) and start again.');
}

// Emptying the data folder must work on a full disk: no installing for it when some Node can already do it.
if (!isInstalled(ROOT) && !(command === 'reset' && findNode())) await installPackages(ROOT, giveUp);

const node = findNode();
if (!node) {
  giveUp(
    `There is no bundled Node for ${process.platform}-${process.arch}, and the installed one (${process.version}) is too old.`,
    'Install Node 24.15 or newer (https://nodejs.org) and start again.',
  );
}

const child = spawn(node, [join(import.meta.dirname, program), ...process.argv.slice(3)], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...process.env, PATH: `${join(MODULES, '.bin')}${delimiter}${process.env.PATH ?? ''}` },
});
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
watchNpm(() => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
