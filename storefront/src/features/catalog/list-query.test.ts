import { expect, it } from 'vitest';
import { presetRange } from './date-presets';
import { listSearch, readListQuery, toEventQuery } from './list-query';
import { weeksOf } from './performances-by-day';

const read = (search: string) => readListQuery(new URLSearchParams(search));

it('reads its own addresses back', () => {
  const query = read('?q=윤슬&category=concert&from=2026-12-01&to=2026-12-31&sort=price&page=3');

  expect(read(listSearch(query))).toEqual(query);
  expect(toEventQuery(query)).toEqual({
    q: '윤슬',
    category: 'concert',
    from: '2026-12-01',
    to: '2026-12-31',
    sort: 'price',
    page: 3,
    size: 24,
  });
});

it('keeps what is the default out of the address', () => {
  expect(listSearch(read('?sort=popular&page=1'))).toBe('');
});

it('shows a list for a mistyped address', () => {
  expect(read('?category=<script>&from=yesterday&to=2026-13-40&sort=best&page=-2')).toEqual(read(''));
});

it.each([
  // A Wednesday, a Saturday and a Sunday in Seoul; the last two are still the day before in UTC.
  ['2026-11-25T03:00:00Z', '2026-11-28', '2026-11-29'],
  ['2026-11-27T16:00:00Z', '2026-11-28', '2026-11-29'],
  ['2026-11-28T16:00:00Z', '2026-11-29', '2026-11-29'],
])('at %s the weekend is %s to %s', (now, from, to) => {
  expect(presetRange('weekend', Date.parse(now))).toEqual({ from, to });
});

it('a month ends with its last day, also in a leap year', () => {
  expect(presetRange('month', Date.parse('2028-02-10T03:00:00Z'))).toEqual({ from: '2028-02-10', to: '2028-02-29' });
});

it('lays a month out in weeks from Sunday', () => {
  const weeks = weeksOf('2026-12');

  expect(weeks[0]).toEqual([
    undefined,
    undefined,
    '2026-12-01',
    '2026-12-02',
    '2026-12-03',
    '2026-12-04',
    '2026-12-05',
  ]);
  expect(weeks.flat().filter(Boolean)).toHaveLength(31);
  expect(weeksOf('2026-02').flat().at(0)).toBe('2026-02-01');
});
