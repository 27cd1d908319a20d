import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, LocalizedText } from './localized';

/** Shows and sales happen in Korea: every date on screen is Korean time, wherever the reader is. */
export const TIME_ZONE = 'Asia/Seoul';

const LONG = { month: 'long', day: 'numeric', weekday: 'long' } as const;

type Instant = string | number | Date;

/** Money, dates and bilingual texts in one language. Money is an integer number of won; dates are printed in KST. */
export interface Format {
  language: Language;
  /** The text in the reader's language. */
  readonly text: (text: LocalizedText) => string;
  readonly won: (amount: number) => string;
  readonly number: (value: number) => string;
  readonly percent: (value: number) => string;
  /** 2026. 12. 24. (목) */
  readonly date: (at: Instant) => string;
  /** 12. 24. (목) */
  readonly shortDate: (at: Instant) => string;
  /** 12월 24일 목요일 */
  readonly longDate: (at: Instant) => string;
  /** The long date cut around the number of the day, for a calendar that shows only the number. */
  readonly dayParts: (at: Instant) => { before: string; day: string; after: string };
  /** 오후 7:30 */
  readonly time: (at: Instant) => string;
  /** 2026. 12. 24. (목) 오후 7:30 */
  readonly dateTime: (at: Instant) => string;
  /** 12. 24. (목) 오후 7:30 */
  readonly shortDateTime: (at: Instant) => string;
  /** When something ends: 2026. 12. 24. (목) 오후 7:30, or 2026. 12. 23. (수) 밤 12시 for midnight. */
  readonly deadline: (at: Instant) => string;
  readonly weekday: (at: Instant) => string;
  /** 12월 */
  readonly month: (at: Instant) => string;
  /** 2026. 12. 24. – 2027. 1. 3.; the year once where it is the same; one day when both are. */
  readonly dateRange: (from: Instant, to: Instant) => string;
}

export function createFormat(language: Language): Format {
  const locale = language === 'ko' ? 'ko-KR' : 'en-US';
  const formatter = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: TIME_ZONE });
    return (at: Instant) => format.format(new Date(at));
  };
  const longParts = new Intl.DateTimeFormat(locale, { ...LONG, timeZone: TIME_ZONE });
  const number = new Intl.NumberFormat(locale);
  const korean = language === 'ko';
  const plainDate = formatter({ year: 'numeric', month: korean ? 'numeric' : 'short', day: 'numeric' });
  const monthDay = formatter({ month: korean ? 'numeric' : 'short', day: 'numeric' });
  const weekday = formatter({ weekday: 'short' });
  const time = formatter({ hour: 'numeric', minute: '2-digit' });
  const join = (day: string, hour: string) => `${day}${korean ? ' ' : ', '}${hour}`;
  const englishRange = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: TIME_ZONE });
  const sameYear = (a: Instant, b: Instant) => dayInKorea(a).slice(0, 4) === dayInKorea(b).slice(0, 4);
  const koreanRange = (from: Instant, to: Instant) =>
    `${plainDate(from)} – ${sameYear(from, to) ? monthDay(to) : plainDate(to)}`;
  const withWeekday = (print: (at: Instant) => string) => (at: Instant) =>
    korean ? `${print(at)} (${weekday(at)})` : `${weekday(at)}, ${print(at)}`;
  const date = withWeekday(plainDate);
  const shortDate = withWeekday(monthDay);

  return {
    language,
    text: (text) => text[language],
    won: (amount) => (korean ? `${number.format(amount)}원` : `₩${number.format(amount)}`),
    number: (value) => number.format(value),
    percent: (value) => `${number.format(value)}%`,
    date,
    shortDate,
    longDate: formatter(LONG),
    dayParts: (at) => {
      const parts = longParts.formatToParts(new Date(at));
      const index = parts.findIndex(({ type }) => type === 'day');
      const text = (from: number, to?: number) =>
        parts
          .slice(from, to)
          .map(({ value }) => value)
          .join('');
      return { before: text(0, index), day: text(index, index + 1), after: text(index + 1) };
    },
    time,
    dateTime: (at) => join(date(at), time(at)),
    shortDateTime: (at) => join(shortDate(at), time(at)),
    deadline: (at) => {
      const dayBefore = new Date(new Date(at).getTime() - 1);
      if (dayInKorea(dayBefore) === dayInKorea(at)) return join(date(at), time(at));
      return korean ? `${date(dayBefore)} 밤 12시` : `the end of ${date(dayBefore)}`;
    },
    weekday,
    month: formatter({ month: 'short' }),
    dateRange: (from, to) =>
      dayInKorea(from) === dayInKorea(to)
        ? date(from)
        : korean
          ? koreanRange(from, to)
          : englishRange.formatRange(new Date(from), new Date(to)),
  };
}

/** `Format` in the language the reader chose. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'ko';
  return useMemo(() => createFormat(language), [language]);
}

const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE });

/** The calendar day in Korea as YYYY-MM-DD, the form the API's date filters take. */
export function dayInKorea(at: Instant): string {
  return isoDay.format(new Date(at));
}
