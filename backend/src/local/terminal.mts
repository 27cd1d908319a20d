/** Progress on the terminal: one line per step, with the time it took. */
const tty = process.stdout.isTTY === true;
const paint = (code: number, text: string): string =>
  tty && !process.env['NO_COLOR'] ? `\x1b[${code}m${text}\x1b[0m` : text;

export const bold = (text: string): string => paint(1, text);
export const dim = (text: string): string => paint(2, text);
export const green = (text: string): string => paint(32, text);
export const red = (text: string): string => paint(31, text);

export const say = (line = ''): void => void process.stdout.write(`${line}\n`);
export const warn = (line: string): void => void process.stderr.write(`${line}\n`);

export const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs one step and shows it; a long step keeps the line alive so that nobody thinks it hangs. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const since = performance.now();
  const beat = tty ? 1000 : 10_000;
  const show = (): void => {
    if (tty) process.stdout.write(`\r  … ${title} ${dim(seconds(since))}`);
    else if (performance.now() - since >= beat) say(`  … ${title} ${seconds(since)}`);
  };
  show();
  const ticking = setInterval(show, beat);
  let mark = red('✗');
  try {
    const result = await work();
    mark = green('✓');
    return result;
  } finally {
    clearInterval(ticking);
    say(`${tty ? '\r\x1b[2K' : ''}  ${mark} ${title} ${dim(seconds(since))}`);
  }
}
