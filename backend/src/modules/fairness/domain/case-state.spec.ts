import { mayAppeal, mayDecide } from './case-state';

const at = (hour: number) => new Date(Date.UTC(2031, 4, 1, hour));
const frozen = { state: 'FROZEN' as const, appealedAt: null, startsAt: at(20), appealBy: at(10) };

it('hears a person once, until the show begins, also after a decision they missed', () => {
  expect(mayAppeal(frozen, at(19))).toBe(true);
  expect(mayAppeal({ ...frozen, state: 'UPHELD' }, at(19))).toBe(true);
  expect(mayAppeal({ ...frozen, state: 'UPHELD', appealedAt: at(1) }, at(19))).toBe(false);
  expect(mayAppeal({ ...frozen, state: 'CLEARED' }, at(19))).toBe(false);
  expect(mayAppeal(frozen, at(20))).toBe(false);
});

it('decides against nobody who can still be heard, and for everybody at any time', () => {
  expect(mayDecide(frozen, 'UPHELD', at(9))).toBe('too-early');
  expect(mayDecide(frozen, 'UPHELD', at(10))).toBe('yes');
  expect(mayDecide({ ...frozen, state: 'APPEALED' }, 'UPHELD', at(1))).toBe('yes');
  expect(mayDecide(frozen, 'CLEARED', at(1))).toBe('yes');
  expect(mayDecide({ ...frozen, state: 'UPHELD' }, 'CLEARED', at(1))).toBe('yes');
  expect(mayDecide({ ...frozen, state: 'CLEARED' }, 'UPHELD', at(11))).toBe('no');
});
