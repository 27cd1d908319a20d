/** `npm ci` when node_modules is not what package-lock.json says. Plain JavaScript for Node 20: nothing is installed yet. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|ERR_SOCKET_TIMEOUT|ENOTCACHED|request timeout/i;
const NEEDED_BYTES = 3 * 1024 ** 3;

/**
 * npm leaves `node_modules/.package-lock.json` when (and only when) it has finished: that is the stamp. Comparing it with the
 * lockfile also accepts what somebody installed by hand. Optional packages of other platforms are allowed to be missing.
 */
export function isInstalled(root) {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages;
    const same = Object.entries(present).every(([path, { version, integrity, link }]) => {
      const want = wanted[path];
      return want !== undefined && (link || (want.version === version && want.integrity === integrity));
    });
    const complete = Object.entries(wanted).every(
      ([path, { optional, peer }]) => !path.includes('node_modules/') || path in present || optional || peer,
    );
    return same && complete;
  } catch {
    return false;
  }
}

/** @param giveUp (sentence, wayOut) => never */
export async function installPackages(root, giveUp) {
  const disk = statfsSync(root);
  const free = disk.bavail * disk.bsize;
  if (!existsSync(join(root, 'node_modules')) && free < NEEDED_BYTES) {
    giveUp(
      `Only ${Math.floor(free / 1024 / 1024)} MB are free on this disk; the packages need about 3 GB while they are installed.`,
      'Free some space and start again.',
    );
  }
  console.log('Installing packages (npm ci); the first time this takes a minute or two.');
  // Without a network npm tries every single package for minutes; what it has in its cache it can install all the same.
  const offline = unreachable.test((await runNpm(root, ['ping', '--fetch-retries=0', '--fetch-timeout=10000'])).said);
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const patience = offline ? ['--offline'] : ['--fetch-retries=3', '--fetch-retry-mintimeout=1000'];
  const { code, said } = await runNpm(root, ['ci', ...flags, ...patience], 'Packages installed');
  if (code === 0) return;
  const [sentence, wayOut] = explain(said);
  console.error(said.trim().split('\n').slice(-12).join('\n'));
  giveUp(sentence, wayOut);
}

/** @param announce say that it is still at work, and this at the end */
function runNpm(root, command, announce) {
  const args = [...command, '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [program, all] = npm ? [process.execPath, [npm, ...args]] : ['npm', args];
  const since = Date.now();
  return new Promise((done) => {
    // NODE_ENV=production of the shell would leave the build tools out.
    const env = { ...process.env, NODE_ENV: '' };
    const child = spawn(program, all, { cwd: root, env, stdio: ['ignore', announce ? 'inherit' : 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text) => (said += text));
    const seconds = () => Math.round((Date.now() - since) / 1000);
    const beat = setInterval(() => announce && console.log(`  … still installing, ${seconds()} s`), 10_000);
    const stop = (name) => child.kill(name);
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.once('error', (error) => finish(1, `${said}${error.message}`));
    child.once('exit', (code) => finish(code ?? 130, said));
    function finish(code, text) {
      clearInterval(beat);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (code === 0 && announce) console.log(`  ${announce} in ${seconds()} s.`);
      if (code === 130) process.exit(130);
      done({ code, said: text });
    }
  });
}

function explain(said) {
  if (unreachable.test(said)) {
    return [
      'The packages could not be downloaded: the npm registry cannot be reached.',
      'Check the network (or `npm config get registry` and proxy) and start again.',
    ];
  }
  if (/ENOSPC/.test(said))
    return ['The disk became full while installing packages.', 'Free about 3 GB and start again.'];
  if (/EACCES|EPERM/.test(said)) {
    return [
      'No permission to write node_modules.',
      'It was probably made by another user: `sudo chown -R $(id -u) .` and start again.',
    ];
  }
  return [
    'npm ci failed; its last lines are above.',
    'Start again; if it fails the same way, remove node_modules and try `npm ci` by hand.',
  ];
}
