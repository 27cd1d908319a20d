import type { Locale } from './localized-text';

const DATE: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  ko: new Intl.DateTimeFormat('ko-KR', { dateStyle: 'long', timeZone: 'Asia/Seoul' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Asia/Seoul' }),
};
const WEEKDAY: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  ko: new Intl.DateTimeFormat('ko-KR', { weekday: 'short', timeZone: 'Asia/Seoul' }),
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'Asia/Seoul' }),
};
const TIME: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  ko: new Intl.DateTimeFormat('ko-KR', { timeStyle: 'short', timeZone: 'Asia/Seoul' }),
  en: new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: 'Asia/Seoul' }),
};

/** 오후 7:30 or 7:30 PM, in Seoul. */
export function koreanTime(instant: Date, locale: Locale): string {
  // ICU puts a narrow no-break space before AM and PM, which few fonts have.
  return TIME[locale].format(instant).replace(/[\u202f\u00a0]/g, ' ');
}

/** 2027년 3월 14일 (일) or Sun, 14 March 2027, in Seoul. */
export function koreanDate(instant: Date, locale: Locale): string {
  const [date, weekday] = [DATE[locale].format(instant), WEEKDAY[locale].format(instant)];
  return locale === 'ko' ? `${date} (${weekday})` : `${weekday}, ${date}`;
}

/** Day and time of day, in Seoul. */
export function koreanInstant(instant: Date, locale: Locale): string {
  const separator = locale === 'ko' ? ' ' : ', ';
  return `${koreanDate(instant, locale)}${separator}${koreanTime(instant, locale)}`;
}
