import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Seconds of CPU used so far by a process and everything below it; NaN where the system does not tell. */
export function cpuSecondsOf(pid: number): number {
  if (pid === 0) return Number.NaN;
  try {
    const children = childrenByParent();
    const family = [pid];
    for (const member of family) family.push(...(children.get(member) ?? []));
    return family.reduce((sum, member) => sum + ownCpuSeconds(member), 0);
  } catch {
    return Number.NaN;
  }
}

const TICKS = Number(safely(() => execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) ?? 100);

/**
 * `stat` after the name, which may hold spaces: state is field 3, parent 4, user and system time 14 and 15, those of
 * children that have ended 16 and 17 (proc(5)).
 */
function stat(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function ownCpuSeconds(pid: number): number {
  return (
    safely(
      () =>
        stat(pid)
          .slice(11, 15)
          .reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS,
    ) ?? 0
  );
}

function childrenByParent(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? safely(() => Number(stat(Number(name))[1])) : undefined;
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  return children;
}

function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
