import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

const CDKTF = join(import.meta.dirname, '..');
const page = readFileSync(join(CDKTF, '../docs/infra-assertions.md'), 'utf8');

/** What is wrong with the table: a number that is missing, a test that is called otherwise by now. */
function faults(text: string): string[] {
  const rows = [...text.matchAll(/^\| +(\d+) \| (.+?) +\| (.+?) +\|$/gm)];
  const numbers = rows.map(([, number]) => Number(number));
  const missing = Array.from({ length: 48 }, (_, index) => index + 1).filter((number) => !numbers.includes(number));
  const lost = rows.flatMap(([, number, , tests = '']) =>
    tests.split('; ').flatMap((one) => {
      const [, file = '', title = ''] = /^`([\w./-]+)` (.+)$/.exec(one) ?? [];
      const path = [join(CDKTF, file), join(CDKTF, 'stacks', file)].find(existsSync);
      return path && title && readFileSync(path, 'utf8').includes(title) ? [] : [`${number}: ${one}`];
    }),
  );
  return [...missing.map((number) => `${number} is missing`), ...lost];
}

describe('docs/infra-assertions.md', () => {
  test('names a test for each of the 48', () => assert.deepEqual(faults(page), []));

  test('is found out when a test is renamed or a row is lost', () => {
    assert.deepEqual(
      faults(page.replace('an empty default group', 'x').replace('the group every forgotten', 'a group')),
      ['7: `network.test.ts` a group resource'],
    );
    assert.deepEqual(faults(page.replace(/^\| +48 .*\n/m, '')), ['48 is missing']);
  });
});
