import { RecentViews } from './recent-views';

it('counts a page that is asked for again and again once a minute, each person’s and each page’s apart', () => {
  let now = 0;
  const views = new RecentViews(() => now);
  const at = (ms: number, view: string) => {
    now = ms;
    return views.isNew(view);
  };

  expect([at(0, 'a /ledger'), at(59_999, 'a /ledger'), at(59_999, 'b /ledger'), at(59_999, 'a /periods')]).toEqual([
    true,
    false,
    true,
    true,
  ]);
  expect([at(60_000, 'a /ledger'), at(60_001, 'a /ledger')]).toEqual([true, false]);
});
