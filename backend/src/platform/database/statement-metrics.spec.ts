import { kindOf } from './statement-metrics';

it.each([
  ['  select 1 from booking where id = $1 for update', 'select', 'row'],
  ['select 1 from booking b for no key update of b', 'select', 'row'],
  ['select id from outbox_message for update skip locked', 'select', undefined],
  ['select pg_advisory_xact_lock($1)', 'select', 'advisory'],
  ['-- why\nwith due as (select 1) update booking set state = $1', 'with', undefined],
  ['INSERT into claim values ($1)', 'insert', undefined],
  ['call something()', 'other', undefined],
])('%s is of few kinds', (text, op, lock) => {
  expect(kindOf(text)).toEqual({ op, lock });
});
