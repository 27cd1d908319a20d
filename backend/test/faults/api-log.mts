import { existsSync, readFileSync } from 'node:fs';
import type { World } from './world.mts';

/** More than this of a log is not searched: the newest end of it, characters. */
const END = 4_000_000;

/** What the api logged about an answer that should not have been, so that a run that is over still says why. */
export function apiLogOf(world: World, message: string): string {
  const traceId = /"traceId":"([\w-]+)"/.exec(message)?.[1];
  if (!traceId) return '';
  const current = world.supervisor.logFile('api');
  const lines = [current, current.replace(/\.log$/, '.1.log')]
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').slice(-END).split('\n'))
    .filter((line) => line.includes(traceId));
  return lines.map((line) => `\n  api: ${reason(line)}`).join('');
}

function reason(line: string): string {
  try {
    const { msg, err } = JSON.parse(line) as { msg?: string; err?: { type?: string; message?: string } };
    return [msg, err?.type, err?.message].filter(Boolean).join(' · ');
  } catch {
    return line.slice(0, 300);
  }
}
