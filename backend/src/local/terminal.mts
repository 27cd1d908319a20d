/** Progress on the terminal: one line per step, with the time it took; steps may run side by side. */
const tty = process.stdout.isTTY === true;
const paint = (code: number, text: string): string =>
  tty && !process.env['NO_COLOR'] ? `\x1b[${code}m${text}\x1b[0m` : text;

export const bold = (text: string): string => paint(1, text);
export const dim = (text: string): string => paint(2, text);
export const green = (text: string): string => paint(32, text);
export const red = (text: string): string => paint(31, text);

export const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const CLEAR_LINE = '\r\x1b[2K';
const running = new Map<string, number>();

export function say(line = ''): void {
  process.stdout.write(`${tty ? CLEAR_LINE : ''}${line}\n`);
  showRunning();
}

export const warn = (line: string): void => void process.stderr.write(`${tty ? CLEAR_LINE : ''}${line}\n`);

function showRunning(): void {
  if (!tty || running.size === 0) return;
  const titles = [...running].map(([title, since]) => `${title} ${seconds(since)}`).join(' · ');
  process.stdout.write(`${CLEAR_LINE}  … ${titles}`.slice(0, (process.stdout.columns || 80) + CLEAR_LINE.length - 1));
}

/** Runs one step and shows it; a long step keeps telling that it lives. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const since = performance.now();
  running.set(title, since);
  showRunning();
  const beat = tty ? showRunning : (): void => say(`  … ${title} ${seconds(since)}`);
  const ticking = setInterval(beat, tty ? 500 : 10_000);
  let mark = red('✗');
  try {
    const result = await work();
    mark = green('✓');
    return result;
  } finally {
    clearInterval(ticking);
    running.delete(title);
    say(`  ${mark} ${title} ${dim(seconds(since))}`);
  }
}
