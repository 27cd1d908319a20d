import { isBalanced } from './correction';

const line = (account: string, amount: number) => ({ account, amount });

it.each([
  ['two lines that cancel out', [line('BANK', 5), line('DISCOUNTS', -5)], true],
  ['three of them', [line('BANK', 5), line('DISCOUNTS', -2), line('REFUNDED_SALES', -3)], true],
  ['a sum that is left over', [line('BANK', 5), line('DISCOUNTS', -4)], false],
  ['one line', [line('BANK', 5)], false],
  ['an account against itself', [line('BANK', 5), line('BANK', -5)], false],
  ['a line of nothing', [line('BANK', 5), line('DISCOUNTS', -5), line('REFUNDED_SALES', 0)], false],
])('%s', (_, lines, balanced) => {
  expect(isBalanced(lines)).toBe(balanced);
});
