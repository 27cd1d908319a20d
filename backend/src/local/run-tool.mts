import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { ROOT, inRoot } from './paths.mts';
import { meter } from './testing/meter.mts';

export interface ToolResult {
  code: number;
  output: string;
}

const children = new Set<number>();

/** Environment in which `npm`, `nest`, `ng` … are those of this repository, on its pinned Node. */
function toolEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${inRoot('node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`, ...extra };
}

/** Runs a command of the repository to its end and keeps what it says. Its whole process group stops with `stopTools`. */
export function runTool(
  command: string,
  args: string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string; uid?: number; gid?: number } = {},
): Promise<ToolResult> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: toolEnvironment(options.env),
      uid: options.uid,
      gid: options.gid,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const { pid } = child;
    if (pid !== undefined) children.add(pid);
    child.once('exit', meter(pid));
    let output = '';
    const hear = (data: Buffer): void => {
      output += data.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', failed);
    child.once('close', (code) => {
      if (pid !== undefined) children.delete(pid);
      done({ code: code ?? 1, output });
    });
  });
}

/** Ends every tool that still runs, with whatever it started. */
export function stopTools(): void {
  for (const pid of children) {
    try {
      process.kill(-pid, 'SIGTERM');
    } catch {
      // It has just ended by itself.
    }
  }
}
