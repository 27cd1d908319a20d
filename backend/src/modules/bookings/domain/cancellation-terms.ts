import { addDays, koreanDay, startOfKoreanDay } from '#kernel/korean-time';

/** From this many calendar days (KST) before the show on, cancelling costs this share of the price. */
export interface TermsTier {
  readonly minDaysBefore: number;
  readonly feePercent: number;
}

/** ALWAYS and NEVER say it; SAME_DAY: the booking fee comes back until the end of the Korean day of purchase. */
export type BookingFeeRule = 'ALWAYS' | 'SAME_DAY' | 'NEVER';

/** What a buyer agreed to when they paid. */
export interface CancellationTerms {
  /** When the show begins: as agreed, or later if it was put off. A show brought forward keeps its agreed days. */
  readonly startsAt: Date;
  readonly purchasedAt: Date;
  readonly tiers: readonly TermsTier[];
  readonly coolingOffHours: number;
  readonly coolingOffMinDays: number;
  readonly bookingFeeReturned: BookingFeeRule;
  /** A fee that had begun to run when seats or date were changed is not undone by that: it never falls below this. */
  readonly floorPercent?: number;
}

export type RuleCode = 'TIER' | 'COOLING_OFF' | 'ORGANISER';

/** The rule that holds at one instant. */
export interface CancellationRule {
  readonly code: RuleCode;
  /** Of what was paid for the ticket. */
  readonly feePercent: number;
  /** Calendar days (KST) to the show; 0 on its day. */
  readonly daysBefore: number;
  readonly returnsBookingFee: boolean;
  /** The first instant at which it may be another one. */
  readonly validUntil: Date;
}

const HOUR_MS = 3_600_000;

/** Calendar days in Seoul from one instant to another: 23:59:59 is another day than 00:00:00. */
export function koreanDaysBetween(from: Date, to: Date): number {
  return Math.round((Date.parse(koreanDay(to)) - Date.parse(koreanDay(from))) / (24 * HOUR_MS));
}

/** A show that was put off counts its days from the new date; one brought forward keeps those that were agreed. */
export function seenFrom(agreed: CancellationTerms, startsAt: Date): CancellationTerms {
  return agreed.startsAt > startsAt ? agreed : { ...agreed, startsAt };
}

/**
 * The rule for cancelling at `now`. After the start, when only staff may still cancel, the dearest step holds. Source: 소비자분쟁해결기준, 공연업 (see docs/adr/0016).
 *
 * The ladder counts calendar days in Seoul, each to its last second. A step that nobody stated (a ladder that ends before
 * the day of the show) costs what the dearest stated step costs: unclear terms are read in the customer's favour
 * (약관법 제5조).
 *
 * Cooling off: free within 24 hours of the purchase, as long as it is three days before the show. The standard does not
 * count days on which the seller cannot be reached (비영업일). Here there are none: cancelling is open at every hour of
 * every day, so the hours run on the clock, to the end of the second in which they are over, Sundays included.
 */
export function ruleAt(terms: CancellationTerms, now: Date): CancellationRule {
  const daysBefore = koreanDaysBetween(now, terms.startsAt);
  const feeBack = returnsBookingFee(terms, now);
  const ends = [terms.startsAt, feeBack.until].filter((end) => end > now);
  const floor = terms.floorPercent ?? 0;
  if (floor === 0 && now < coolingOffEnds(terms)) {
    const validUntil = earliest([...ends, coolingOffEnds(terms)]);
    return { code: 'COOLING_OFF', feePercent: 0, daysBefore, returnsBookingFee: feeBack.now, validUntil };
  }
  const validUntil = now < terms.startsAt ? earliest([...ends, endOfStep(terms, daysBefore)]) : aDayAfter(now);
  return {
    code: 'TIER',
    feePercent: Math.max(floor, feePercentOf(terms.tiers, daysBefore)),
    daysBefore,
    returnsBookingFee: feeBack.now,
    validUntil,
  };
}

/** The organiser's fault: everything goes back, the booking fee too, at any time. */
export function organiserRule(terms: CancellationTerms, now: Date): CancellationRule {
  const daysBefore = Math.max(0, koreanDaysBetween(now, terms.startsAt));
  return { code: 'ORGANISER', feePercent: 0, daysBefore, returnsBookingFee: true, validUntil: aDayAfter(now) };
}

/** Until when cancelling costs no fee; null when that time is over, or never was. */
export function freeUntil(terms: CancellationTerms, now: Date): Date | null {
  if (terms.floorPercent) return null;
  const showDay = koreanDay(terms.startsAt);
  const freeSteps = terms.tiers.filter(({ feePercent }) => feePercent === 0).map(({ minDaysBefore }) => minDaysBefore);
  const ladder = freeSteps.map((days) => (days === 0 ? terms.startsAt : startOfKoreanDay(addDays(showDay, 1 - days))));
  const latest = new Date(Math.max(coolingOffEnds(terms).getTime(), ...ladder.map((end) => end.getTime())));
  return now < latest ? earliest([latest, terms.startsAt]) : null;
}

function feePercentOf(tiers: readonly TermsTier[], daysBefore: number): number {
  const reached = tiers.filter(({ minDaysBefore }) => minDaysBefore <= daysBefore);
  const step = reached.toSorted((a, b) => b.minDaysBefore - a.minDaysBefore)[0];
  return step?.feePercent ?? Math.max(0, ...tiers.map(({ feePercent }) => feePercent));
}

/** Exclusive. */
function endOfStep({ tiers, startsAt }: CancellationTerms, daysBefore: number): Date {
  const step = Math.max(...tiers.map(({ minDaysBefore }) => minDaysBefore).filter((days) => days <= daysBefore), 0);
  return step === 0 ? startsAt : startOfKoreanDay(addDays(koreanDay(startsAt), 1 - step));
}

/** Exclusive. Long past when the terms have no such time. */
function coolingOffEnds({ startsAt, purchasedAt, coolingOffHours, coolingOffMinDays }: CancellationTerms): Date {
  if (coolingOffHours === 0) return new Date(0);
  const second = Math.floor((purchasedAt.getTime() + coolingOffHours * HOUR_MS) / 1_000);
  const lastDay = startOfKoreanDay(addDays(koreanDay(startsAt), 1 - coolingOffMinDays));
  return earliest([new Date((second + 1) * 1_000), lastDay, startsAt]);
}

function returnsBookingFee({ bookingFeeReturned, purchasedAt, startsAt }: CancellationTerms, now: Date) {
  const midnight = startOfKoreanDay(addDays(koreanDay(purchasedAt), 1));
  if (bookingFeeReturned !== 'SAME_DAY') return { now: bookingFeeReturned === 'ALWAYS', until: startsAt };
  return now < midnight ? { now: true, until: midnight } : { now: false, until: startsAt };
}

function aDayAfter(now: Date): Date {
  return new Date(now.getTime() + 24 * HOUR_MS);
}

function earliest(instants: readonly Date[]): Date {
  return new Date(Math.min(...instants.map((instant) => instant.getTime())));
}
