import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { TaskThread } from '#platform/threads/task-thread';
import type { Said, Task } from './a-thread';

/** Prints how many threads of a Linux process are nice once one that yields has done something, each from a file. */
async function main(): Promise<void> {
  const file = require.resolve('./a-thread.ts');
  const thread = new TaskThread<Task, Said>({ file, yields: true, waiting: 1, patienceMs: 30_000 });
  await thread.run({ do: 'say' });
  await readFile(file);
  const own = niceness('self');
  const nicer = readdirSync('/proc/self/task').filter((id) => niceness(`self/task/${id}`) > own);
  console.log(nicer.length);
  await thread.stop();
}

/** The 19th field of `stat`; the second is a name in parentheses, which may hold spaces (proc_pid_stat(5)). */
function niceness(process: string): number {
  const line = readFileSync(`/proc/${process}/stat`, 'utf8');
  return Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[16]);
}

void main();
