import { demoAccounts } from '../accounts.ts';
import { idAt, namedId } from '../ids.ts';
import type { LoadedPerformance } from '../load-catalog.ts';
import type { Chance } from './chance.ts';
import { type SoldGroup, soldGroups } from './sold-groups.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** Reports look back this far. */
const HISTORY_DAYS = 30;
/** Of all bookings, how many were given back, and of those for several people, how many in part. */
const CANCELLED_SHARE = 0.025;
const CANCELLED_IN_PART_SHARE = 0.012;
/** Nobody is asked to pay into an account when the show is nearer than this. */
const DAYS_FOR_A_DEPOSIT = 14;

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
  /** When the buyer gave seats back; undefined for a sale that stands. */
  readonly cancelledAt: Date | undefined;
  /** Those seats: all, some, or none. */
  readonly givenBack: readonly number[];
  readonly paymentId: string;
  readonly method: 'CARD' | 'EASY_PAY' | 'TRANSFER' | 'VIRTUAL_ACCOUNT';
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
  return [...sold, ...cancelled].map((group, index) => {
    const customer = customers[(first + index) % customers.length] ?? '';
    // A house that is sold out stays so.
    const isInPart = spare.length > 0 && group.ordinals.length > 1 && chance.share() < CANCELLED_IN_PART_SHARE;
    const givenBack = index >= sold.length ? group.ordinals : isInPart ? group.ordinals.slice(-1) : [];
    return saleOf(performance, group, customer, givenBack, now, chance);
  });
}

function saleOf(
  { id, event, saleOpensAt, startsAt }: LoadedPerformance,
  { ordinals, gradeCode }: SoldGroup,
  accountId: string,
  givenBack: readonly number[],
  now: Date,
  chance: Chance,
): Sale {
  const createdAt = momentBetween(
    new Date(Math.max(saleOpensAt.getTime(), now.getTime() - HISTORY_DAYS * DAY)),
    now,
    chance,
  );
  const chosen = chance.weighted({ CARD: 42, EASY_PAY: 47, TRANSFER: 5, VIRTUAL_ACCOUNT: 6 });
  const isFarOff = startsAt.getTime() - createdAt.getTime() > DAYS_FOR_A_DEPOSIT * DAY;
  const method = chosen === 'VIRTUAL_ACCOUNT' && !isFarOff ? 'TRANSFER' : chosen;
  // Most deposits come within hours; everybody else stays at the screen.
  const minutes = method === 'VIRTUAL_ACCOUNT' ? 12 + chance.share() ** 3 * 1_200 : 0.7 + chance.share() * 3;
  const confirmedAt = new Date(Math.min(createdAt.getTime() + minutes * MINUTE, now.getTime() - 2 * MINUTE));
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
    cancelledAt: givenBack.length > 0 ? momentBetween(confirmedAt, before(startsAt, now), chance) : undefined,
    givenBack,
    paymentId: idAt(createdAt),
    method,
    easyPay: method === 'EASY_PAY' ? chance.weighted({ KAKAOPAY: 46, NAVERPAY: 34, TOSSPAY: 20 }) : undefined,
    code: chance.code(24),
  };
}

const before = (one: Date, other: Date): Date => (one < other ? one : other);

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
