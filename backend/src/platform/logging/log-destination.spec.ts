import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { logDestination } from './log-destination';

it('goes on when the log cannot be written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiketi-log-'));
  closeSync(openSync(join(folder, 'log'), 'w'));
  // Open for reading only: every write fails, as on a full disk.
  const fd = openSync(join(folder, 'log'), 'r');
  const log = pino(logDestination(fd));

  expect(() => {
    for (let line = 0; line < 3; line += 1) log.error('nobody reads this');
  }).not.toThrow();

  closeSync(fd);
  rmSync(folder, { recursive: true });
});
