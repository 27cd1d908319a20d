import { parseInvariant } from './invariant';

it('reads id, kind and title from the first line and the query from the rest', () => {
  expect(parseInvariant('S1.sql', '-- S1 [I] one live claim per seat\nselect 1\n')).toEqual({
    id: 'S1',
    kind: 'I',
    title: 'one live claim per seat',
    sql: 'select 1',
  });
});

it.each(['select 1', '-- S1 [X] what\nselect 1', '-- S2 [I] another\nselect 1'])('refuses %j as S1.sql', (text) => {
  expect(() => parseInvariant('S1.sql', text)).toThrow('S1.sql');
});
