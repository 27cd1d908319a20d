import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import { inRoot } from './paths.mts';

/** A file of the business that exists: the rules that look at types want one. */
const FILE = inRoot('backend/src/modules/payments/domain/payment.ts');

const PLANTED = [
  'export const half = (amount: number) => amount / 2;',
  'export const eleventh = (payment: { totalAmount: number }) => payment.totalAmount / 11;',
  'export const tenth = (bookingFee: number) => Math.round(bookingFee * 10);',
  'export const share = (price: number, percent: number) => (price * percent) / 100;',
  'export const rate = (ticketPrice: number) => ticketPrice * 0.1;',
  'export const text = (refund: number) => refund.toFixed(0);',
  'export const read = (text: string) => Number.parseFloat(text);',
  'export const less = (balance: number) => { balance /= 2; return balance; };',
];

const FINE = [
  'export const net = (gross: number, fee: number) => gross - fee;',
  'export const twice = (price: number, tickets: number) => price * tickets;',
  'export const minutes = (seconds: number) => Math.floor(seconds / 60);',
];

test('money is never divided, rounded or read as a fraction outside of kernel/won', async () => {
  const eslint = new ESLint({ cwd: inRoot() });
  const broken = async (code: string): Promise<boolean> => {
    const [result] = await eslint.lintText(`${code}\n`, { filePath: FILE });
    return result?.messages.some(({ ruleId }) => ruleId === 'no-restricted-syntax') ?? false;
  };
  for (const code of PLANTED) assert.equal(await broken(code), true, `the rule does not fire on: ${code}`);
  for (const code of FINE) assert.equal(await broken(code), false, `the rule fires on: ${code}`);
});
