/** Korean won: a whole number, never a fraction (the won has no minor unit, ISO 4217). */
export type Won = number;

const GROUPED = new Intl.NumberFormat('ko-KR');

/** 132000 → "132,000원" or "₩132,000". */
export function formatWon(amount: Won, locale: 'ko' | 'en'): string {
  return locale === 'ko' ? `${GROUPED.format(amount)}원` : `₩${GROUPED.format(amount)}`;
}
