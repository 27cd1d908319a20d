import { Injectable, computed, inject } from '@angular/core';
import { kstDayOf } from './kst-days';
import { I18n, type Language } from './i18n/i18n';

const ZONE = 'Asia/Seoul';

/** Numbers, money (won) and instants (UTC in, KST out) as people in the chosen language read them. */
@Injectable({ providedIn: 'root' })
export class Formats {
  private readonly i18n = inject(I18n);
  private readonly tools = computed(() => toolsFor(this.i18n.language()));

  number(value: number): string {
    return this.tools().number.format(value);
  }

  /** `+3`, `−2`, `0` */
  change(value: number): string {
    return this.tools().change.format(value);
  }

  won(value: number): string {
    return this.i18n.language() === 'ko' ? `${this.number(value)}원` : this.tools().won.format(value);
  }

  /** Short money for chart axes: `120만`, `1.2M`. */
  shortWon(value: number): string {
    return this.tools().short.format(value);
  }

  /** `part` of `whole` as a percentage; whole numbers, but never 0% or 100% unless it is exactly that. */
  share(part: number, whole: number): string {
    if (whole <= 0) return '–';
    const rounded = Math.round((part / whole) * 100);
    const percent = part > 0 && rounded === 0 ? 1 : part < whole && rounded === 100 ? 99 : rounded;
    return `${percent}%`;
  }

  /** `2026.11.22 (일) 19:30` · `Sun, 22 Nov 2026, 19:30` */
  dateTime(instant: string): string {
    return this.tools().dateTime(new Date(instant));
  }

  /** `2026.11.22` · `22 Nov 2026`, for an instant */
  date(instant: string): string {
    return this.tools().date(new Date(instant));
  }

  /** To the second: when figures were counted. */
  stamp(instant: string): string {
    return `${this.day(kstDayOf(new Date(instant)))} ${this.clockTime(instant)}`;
  }

  /** `19:30:05` */
  clockTime(instant: string): string {
    return this.tools().time.format(new Date(instant));
  }

  /** A Korean calendar day `YYYY-MM-DD` with its weekday. */
  day(day: string): string {
    return this.tools().day(new Date(`${day}T00:00:00+09:00`));
  }

  /** `11.22` · `22 Nov`, for chart axes */
  shortDay(day: string): string {
    return this.tools().shortDay(new Date(`${day}T00:00:00+09:00`));
  }

  dateSpan(first: string, last: string): string {
    const [from, to] = [this.date(first), this.date(last)];
    return from === to ? from : `${from} – ${to}`;
  }
}

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

function toolsFor(language: Language) {
  const locale = language === 'ko' ? 'ko-KR' : 'en-GB';
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone: ZONE,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: language === 'ko' ? '2-digit' : 'short',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const read = (at: Date): Parts => Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  const date = (p: Parts) => (language === 'ko' ? `${p.year}.${p.month}.${p.day}` : `${p.day} ${p.month} ${p.year}`);
  const weekday = (p: Parts) => (language === 'ko' ? `${date(p)} (${p.weekday})` : `${p.weekday}, ${date(p)}`);
  return {
    number: new Intl.NumberFormat(locale),
    change: new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' }),
    won: new Intl.NumberFormat(locale, { style: 'currency', currency: 'KRW', currencyDisplay: 'narrowSymbol' }),
    short: new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }),
    time: new Intl.DateTimeFormat(locale, {
      timeZone: ZONE,
      hourCycle: 'h23',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }),
    date: (at: Date) => date(read(at)),
    day: (at: Date) => weekday(read(at)),
    dateTime: (at: Date) => {
      const p = read(at);
      return `${weekday(p)}${language === 'ko' ? '' : ','} ${p.hour}:${p.minute}`;
    },
    shortDay: (at: Date) => {
      const p = read(at);
      return language === 'ko' ? `${p.month}.${p.day}` : `${p.day} ${p.month}`;
    },
  };
}
