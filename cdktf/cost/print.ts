import { everyInstallation } from '../synthesized.ts';
import { bill, total } from './bill.ts';
import { PRICES_READ_ON, usdToWon, VAT, WON_PER_USD } from './prices.ts';

/** `npm run infra:cost`: what a month costs, per installation and profile, from what would be applied. */
const won = (amount: number): string => `₩${amount.toLocaleString('en')}`;
const row = (item: string, how: string, usd: string, krw: string): string =>
  `  ${item.padEnd(30)} ${how.padEnd(26)} ${usd.padStart(9)} ${krw.padStart(10)}`;

const dollars = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

console.log(
  `Prices of Seoul read on ${PRICES_READ_ON}, ₩${WON_PER_USD} to the dollar (assumed), a quiet month of 730 hours.`,
);
for (const infrastructure of everyInstallation()) {
  const { name, profile, sizes } = infrastructure.stage;
  const lines = bill(infrastructure);
  const sum = total(lines);
  console.log(`\n${name}, ${profile}`);
  for (const { item, how, usd } of lines) console.log(row(item, how, dollars.format(usd), won(usdToWon(usd))));
  console.log(row('Sum without VAT', '', dollars.format(sum), won(usdToWon(sum))));
  console.log(row('With VAT', '', dollars.format(sum * (1 + VAT)), won(usdToWon(sum * (1 + VAT)))));
  console.log(row('Held to (stages.ts)', '', '', won(sizes.monthlyWon)));
}
