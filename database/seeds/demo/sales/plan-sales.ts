import { demoAccounts } from '../accounts.ts';
import { idAt, namedId } from '../ids.ts';
import type { LoadedPerformance } from '../load-catalog.ts';
import type { Chance } from './chance.ts';
import { type SoldGroup, soldGroups } from './sold-groups.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** Reports look back this far. */
const HISTORY_DAYS = 30;
/** Of all bookings, how many were given back, with all money returned. */
const CANCELLED_SHARE = 0.025;

// How busy each hour of a day in Seoul is: lunch, and above all the evening.
const BUSY = [3, 1, 1, 1, 1, 1, 2, 4, 6, 7, 8, 9, 11, 9, 8, 8, 8, 9, 11, 13, 16, 15, 12, 7];

export interface Sale {
  readonly bookingId: string;
  readonly number: string;
  readonly accountId: string;
  readonly performanceId: string;
  readonly ordinals: readonly number[];
  readonly gradeCode: string;
  readonly unitPrice: number;
  readonly bookingFee: number;
  readonly createdAt: Date;
  readonly confirmedAt: Date;
  /** When the buyer gave the seats back; undefined for a sale that stands. */
  readonly cancelledAt: Date | undefined;
  readonly paymentId: string;
  readonly method: 'CARD' | 'EASY_PAY' | 'TRANSFER';
  readonly easyPay: 'KAKAOPAY' | 'NAVERPAY' | 'TOSSPAY' | undefined;
  readonly code: string;
}

/** Every sale of one performance before `now`. No customer comes twice, so that nobody exceeds the limit per person. */
export function planSales(
  performance: LoadedPerformance,
  customers: readonly string[],
  now: Date,
  chance: Chance,
): Sale[] {
  const { sold, spare } = soldGroups(performance, chance);
  const cancelled = spare.slice(0, Math.ceil(sold.length * CANCELLED_SHARE));
  const first = chance.below(customers.length);
  return [...sold, ...cancelled].map((group, index) =>
    saleOf(performance, group, customers[(first + index) % customers.length] ?? '', index >= sold.length, now, chance),
  );
}

function saleOf(
  { id, event, saleOpensAt }: LoadedPerformance,
  { ordinals, gradeCode }: SoldGroup,
  accountId: string,
  isCancelled: boolean,
  now: Date,
  chance: Chance,
): Sale {
  const createdAt = momentBetween(
    new Date(Math.max(saleOpensAt.getTime(), now.getTime() - HISTORY_DAYS * DAY)),
    now,
    chance,
  );
  const confirmedAt = new Date(createdAt.getTime() + (0.7 + chance.share() * 3) * MINUTE);
  const method = chance.weighted({ CARD: 44, EASY_PAY: 50, TRANSFER: 6 });
  return {
    bookingId: idAt(createdAt),
    number: `T${chance.code(5)}-${chance.code(5)}`,
    accountId,
    performanceId: id,
    ordinals,
    gradeCode,
    unitPrice: event.prices[gradeCode] ?? 0,
    bookingFee: event.bookingFee * ordinals.length,
    createdAt,
    confirmedAt,
    cancelledAt: isCancelled ? momentBetween(confirmedAt, now, chance) : undefined,
    paymentId: idAt(createdAt),
    method,
    easyPay: method === 'EASY_PAY' ? chance.weighted({ KAKAOPAY: 46, NAVERPAY: 34, TOSSPAY: 20 }) : undefined,
    code: chance.code(24),
  };
}

/** A third buys while the sale is fresh, the others whenever people have time. Ten minutes are left for what follows. */
function momentBetween(from: Date, to: Date, chance: Chance): Date {
  const span = Math.max(0, to.getTime() - 10 * MINUTE - from.getTime());
  if (chance.share() < 0.33) return new Date(from.getTime() + Math.min(span, chance.share() ** 2 * DAY * 0.2));
  for (;;) {
    const moment = new Date(from.getTime() + chance.share() * span);
    const hourInSeoul = (moment.getUTCHours() + 9) % 24;
    if (span < DAY || chance.share() * 16 < (BUSY[hourInSeoul] ?? 0)) return moment;
  }
}

/** Two tickets for the demo's own buyer, so that "my bookings" is not empty on the first visit. */
export function withOwnBooking(sales: readonly Sale[], performanceId: string | undefined): Sale[] {
  const email = demoAccounts.find(({ role }) => role === 'buyer')?.email ?? '';
  const own = sales.find(
    (sale) => sale.performanceId === performanceId && sale.ordinals.length === 2 && !sale.cancelledAt,
  );
  return sales.map((sale) => (sale === own ? { ...sale, accountId: namedId(`account ${email}`) } : sale));
}
