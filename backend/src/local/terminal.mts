/** Progress on the terminal: one line per step, with the time it took; steps may run side by side. */
const tty = process.stdout.isTTY === true;
const paint = (code: number, text: string): string =>
  tty && !process.env['NO_COLOR'] ? `\x1b[${code}m${text}\x1b[0m` : text;

export const bold = (text: string): string => paint(1, text);
export const dim = (text: string): string => paint(2, text);
export const green = (text: string): string => paint(32, text);
export const red = (text: string): string => paint(31, text);

export const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

// Whoever reads along may go away (`npm start | head`): that must not end the servers out of order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const CLEAR_LINE = '\r\x1b[2K';
const active = new Map<string, number>();
let ticking: NodeJS.Timeout | undefined;

export function say(line = ''): void {
  process.stdout.write(`${tty && active.size > 0 ? CLEAR_LINE : ''}${line}\n`);
  if (tty) showActive();
}

export const warn = (line: string): void =>
  void process.stderr.write(`${tty && active.size > 0 ? CLEAR_LINE : ''}${line}\n`);

function showActive(): void {
  if (active.size === 0) return;
  const titles = [...active].map(([title, since]) => `${title} ${seconds(since)}`).join(' · ');
  if (!tty) process.stdout.write(`  … ${titles}\n`);
  else
    process.stdout.write(`${CLEAR_LINE}  … ${titles}`.slice(0, (process.stdout.columns || 80) + CLEAR_LINE.length - 1));
}

/** Shows a title as being worked on, until the returned function is called: nobody should think that it hangs. */
export function running(title: string): () => void {
  active.set(title, performance.now());
  if (tty) showActive();
  ticking ??= setInterval(showActive, tty ? 500 : 10_000).unref();
  return () => {
    active.delete(title);
    if (active.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
    if (tty) process.stdout.write(CLEAR_LINE);
  };
}

/** Runs one step, then says how it went and how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const since = performance.now();
  const done = running(title);
  let mark = red('✗');
  try {
    const result = await work();
    mark = green('✓');
    return result;
  } finally {
    done();
    say(`  ${mark} ${title} ${dim(seconds(since))}`);
  }
}
