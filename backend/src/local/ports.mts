import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename } from 'node:path';
import { LocalProblem } from './problem.mts';

function tryToListen(port: number, host: string): Promise<number | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      server.close(() => done(bound));
    });
  });
}

export const isFree = async (port: number, host = '127.0.0.1'): Promise<boolean> =>
  (await tryToListen(port, host)) !== undefined;

// Browsers and fetch refuse to speak HTTP to these (WHATWG Fetch, "bad port"); those below 1024 nobody wishes for here.
const UNREACHABLE = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080,
]);

const isUsable = (port: number): boolean => port > 0 && port < 65_536 && !UNREACHABLE.has(port);

/** Below those the system gives to outgoing connections (Linux: from 32768), one of which could take it before it is used. */
const QUIET = { from: 20_000, count: 12_000 };
const TRIES = 50;

/** The first of the wished ports that browsers can reach and that is free, else any free one. */
export async function freePort(...wished: number[]): Promise<number> {
  for (const port of wished) if (isUsable(port) && (await isFree(port))) return port;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = QUIET.from + Math.floor(Math.random() * QUIET.count);
    if (await isFree(port)) return port;
  }
  const any = await tryToListen(0, '127.0.0.1');
  if (any === undefined)
    throw new LocalProblem('This machine has no free port left.', 'Close some programs and start again.');
  return any;
}

/** Reads a port a person wrote into an environment variable. */
export function portFrom(variable: string, fallback: number): number {
  const text = process.env[variable];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (UNREACHABLE.has(port)) {
    throw new LocalProblem(
      `Browsers refuse to open port ${port}.`,
      `Choose another one, for instance ${variable}=3100.`,
    );
  }
  if (Number.isInteger(port) && isUsable(port)) return port;
  throw new LocalProblem(
    `${variable}=${text} is not a port.`,
    `Use a number from 1 to 65535, for instance ${variable}=3000.`,
  );
}

export async function demandFree(variable: string, port: number, host: string, example: string): Promise<void> {
  if (await isFree(port, host)) return;
  if (port < 1024 && !holderOf(port)) {
    throw new LocalProblem(`Port ${port} needs special rights or is taken.`, `Choose another one: \`${example}\`.`);
  }
  const holder = holderOf(port);
  throw new LocalProblem(
    `Port ${port} is already taken${holder ? ` by ${holder}` : ''}.`,
    `Stop that program, or choose another port: \`${example}\` (variable ${variable}).`,
  );
}

/** Name and id of the process that listens on a port, when the system lets us see it. */
export function holderOf(port: number): string | undefined {
  try {
    return process.platform === 'linux' ? linuxHolder(port) : lsofHolder(port);
  } catch {
    return undefined;
  }
}

function linuxHolder(port: number): string | undefined {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const inodes = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
      const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
      if (local?.endsWith(wanted) && state === '0A' && inode) inodes.add(`socket:[${inode}]`);
    }
  }
  if (inodes.size === 0) return undefined;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (openFiles(pid).some((file) => inodes.has(file))) {
      const [program = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return `${basename(program)} (process ${pid})`;
    }
  }
  return undefined;
}

/** Another user's processes do not show their files; that is fine, the port is taken all the same. */
function openFiles(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`);
      } catch {
        return '';
      }
    });
  } catch {
    return [];
  }
}

function lsofHolder(port: number): string | undefined {
  const out = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { encoding: 'utf8' });
  const pid = /^p(\d+)/m.exec(out)?.[1];
  const name = /^c(.+)/m.exec(out)?.[1];
  return pid ? `${name ?? 'a program'} (process ${pid})` : undefined;
}
