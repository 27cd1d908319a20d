import { Writable } from 'node:stream';
import { pino } from 'pino';
import { counted } from '../../../test/builders/counted';
import { countLine } from './log-metrics';

it('counts the lines that are written, by level, and no others', async () => {
  const written: string[] = [];
  const output = new Writable({
    write(line: Buffer, _, done) {
      written.push(String(line));
      done();
    },
  });
  const log = pino({ level: 'info', hooks: { logMethod: countLine } }, output);
  const before = await counted('tiketi_log_lines_total', { level: 'warn' });

  log.warn({ event: 'test' }, 'Something to look at');
  log.debug('Nothing');

  expect(written).toHaveLength(1);
  expect(await counted('tiketi_log_lines_total', { level: 'warn' })).toBe(before + 1);
  expect(await counted('tiketi_log_lines_total', { level: 'debug' })).toBe(0);
});
