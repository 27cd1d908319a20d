import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseInvariant } from './invariant';

it('reads id, kind and titles from the first two lines and the query from the rest', () => {
  expect(parseInvariant('S1.sql', '-- S1 [I] one live claim per seat\n-- ko: 하나\nselect 1\n')).toEqual({
    id: 'S1',
    kind: 'I',
    title: { ko: '하나', en: 'one live claim per seat' },
    sql: 'select 1',
  });
});

it.each([
  'select 1',
  '-- S1 [X] what\n-- ko: 뭐\nselect 1',
  '-- S1 [I] no Korean\nselect 1',
  '-- S2 [I] another\n-- ko: 딴\nselect 1',
])('refuses %j as S1.sql', (text) => {
  expect(() => parseInvariant('S1.sql', text)).toThrow('S1.sql');
});

it('reads every file there is', () => {
  const folder = join(__dirname, '../../../../../database/invariants');
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));

  for (const file of files)
    expect(parseInvariant(file, readFileSync(join(folder, file), 'utf8')).title.ko).toMatch(/[가-힣]/);
});
