import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { LocalProblem } from '../problem.mts';
import { runTool } from '../run-tool.mts';
import { step } from '../terminal.mts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A Chromium for the browser tests: CHROME_PATH, PATH, else Debian's own where this machine allows installing it. */
export async function findBrowser(): Promise<string> {
  const found = installed();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await step('Installing chromium and Korean fonts (apt-get)', install);
    const now = installed();
    if (now) return now;
  }
  throw new LocalProblem(
    'There is no Chrome or Chromium for the browser tests.',
    'Install one (`sudo apt-get install chromium fonts-noto-cjk`) or name it: CHROME_PATH=/path/to/chrome npm test.',
  );
}

function installed(): string | undefined {
  const named = process.env['CHROME_PATH'];
  if (named) {
    if (runs(named)) return named;
    throw new LocalProblem(`CHROME_PATH=${named} does not run.`, 'Correct it, or unset it to search on PATH.');
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...elsewhere].find(runs);
}

const runs = (file: string): boolean =>
  existsSync(file) && spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0;

async function install(): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const packages = ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'];
  const first = await runTool('apt-get', packages, { env });
  if (first.code === 0) return;
  await runTool('apt-get', ['update', '-qq'], { env });
  const second = await runTool('apt-get', packages, { env });
  if (second.code === 0) return;
  throw new LocalProblem(
    `chromium could not be installed (${second.output.trim().split('\n').at(-1) ?? 'no reason given'}).`,
    'Check the network, install a browser yourself, or set CHROME_PATH.',
  );
}
