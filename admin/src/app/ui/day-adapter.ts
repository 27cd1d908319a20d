import { Injectable, type Provider, effect, inject } from '@angular/core';
import { DateAdapter, MAT_DATE_FORMATS, MAT_DATE_LOCALE, NativeDateAdapter } from '@angular/material/core';
import { MatDatepickerIntl } from '@angular/material/datepicker';
import { Clock } from './clock';
import { I18n } from './i18n/i18n';
import { isKstDay, type KstDay, kstDayOf } from './kst-days';

const TYPED = 'typed';

/** The calendar's Date objects only carry year, month and day. No time zone takes part. */
export const dayFromDate = (date: Date): KstDay =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

export function dateFromDay(day: KstDay): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

/** Calendar for Korean days: "today" is today in Korea, typed days look like 2026-11-22 in every language. */
@Injectable()
export class DayAdapter extends NativeDateAdapter {
  private readonly clock = inject(Clock);
  private readonly language = inject(I18n).language;

  constructor() {
    super();
    effect(() => this.setLocale(this.language() === 'ko' ? 'ko-KR' : 'en-GB'));
  }

  override today(): Date {
    return dateFromDay(kstDayOf(this.clock.now()));
  }

  override getFirstDayOfWeek(): number {
    return 0;
  }

  override parse(value: unknown): Date | null {
    const digits = typeof value === 'string' ? value.replace(/\D+/g, ' ').trim() : '';
    if (!digits) return null;
    const [year = '', month = '', date = ''] = /^\d{8}$/.test(digits)
      ? [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)]
      : digits.split(' ');
    const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    return isKstDay(day) ? dateFromDay(day) : this.invalid();
  }

  override format(date: Date, format: object | string): string {
    return format === TYPED ? dayFromDate(date) : super.format(date, format);
  }
}

@Injectable()
export class CalendarWords extends MatDatepickerIntl {
  private readonly language = inject(I18n).language;

  constructor() {
    super();
    effect(() => {
      const isKorean = this.language() === 'ko';
      this.calendarLabel = isKorean ? '달력' : 'Calendar';
      this.openCalendarLabel = isKorean ? '달력 열기' : 'Open calendar';
      this.closeCalendarLabel = isKorean ? '달력 닫기' : 'Close calendar';
      this.prevMonthLabel = isKorean ? '이전 달' : 'Previous month';
      this.nextMonthLabel = isKorean ? '다음 달' : 'Next month';
      this.prevYearLabel = isKorean ? '이전 해' : 'Previous year';
      this.nextYearLabel = isKorean ? '다음 해' : 'Next year';
      this.changes.next();
    });
  }
}

export const DAY_CALENDAR: Provider[] = [
  { provide: MAT_DATE_LOCALE, useValue: 'ko-KR' },
  { provide: DateAdapter, useClass: DayAdapter },
  { provide: MatDatepickerIntl, useClass: CalendarWords },
  {
    provide: MAT_DATE_FORMATS,
    useValue: {
      parse: { dateInput: TYPED },
      display: {
        dateInput: TYPED,
        monthYearLabel: { year: 'numeric', month: 'short' },
        dateA11yLabel: { year: 'numeric', month: 'long', day: 'numeric' },
        monthYearA11yLabel: { year: 'numeric', month: 'long' },
      },
    },
  },
];
