import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatDatepickerModule } from '@angular/material/datepicker';
import { MatFormFieldModule } from '@angular/material/form-field';
import { CalendarHeader } from './calendar-header';
import { DAY_CALENDAR, dateFromDay, dayFromDate } from './day-adapter';
import { I18n } from './i18n/i18n';
import { Icon } from './icon';
import type { KstDay } from './kst-days';

/** First and last Korean day. Says something only when both are there, or both are gone. */
@Component({
  selector: 'tk-day-range-field',
  imports: [Icon, MatDatepickerModule, MatFormFieldModule],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      <mat-date-range-input [rangePicker]="picker">
        <input
          #first
          matStartDate
          placeholder="2026-01-01"
          [value]="start()"
          [attr.aria-label]="m().revenue.from"
          (dateChange)="choose($event.value, last.value)"
        />
        <input
          #last
          matEndDate
          placeholder="2026-01-31"
          [value]="end()"
          [attr.aria-label]="m().revenue.to"
          (dateChange)="chooseEnd(first.value, $event.value)"
        />
      </mat-date-range-input>
      <mat-datepicker-toggle matSuffix [for]="picker">
        <tk-icon matDatepickerToggleIcon name="events" />
      </mat-datepicker-toggle>
      <mat-date-range-picker #picker [calendarHeaderComponent]="calendarHeader" />
    </mat-form-field>
  `,
  styles: `
    :host {
      display: block;
      flex: 1 1 270px;
      max-width: 300px;
    }
    @media (width < 600px) {
      :host {
        max-width: none;
      }
    }
    mat-form-field {
      width: 100%;
    }
    mat-date-range-input {
      font-variant-numeric: tabular-nums;
    }
  `,
  providers: [DAY_CALENDAR],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DayRangeField {
  readonly label = input.required<string>();
  readonly from = input<KstDay>();
  readonly to = input<KstDay>();
  readonly chosen = output<{ from: KstDay | undefined; to: KstDay | undefined }>();

  protected readonly calendarHeader = CalendarHeader;
  protected readonly m = inject(I18n).messages;
  protected readonly start = computed(() => (this.from() ? dateFromDay(this.from() ?? '') : null));
  protected readonly end = computed(() => (this.to() ? dateFromDay(this.to() ?? '') : null));

  protected choose(start: Date | null, endText: string): void {
    if (!start && !endText) this.chosen.emit({ from: undefined, to: undefined });
    else if (start && endText) this.emitInOrder(dayFromDate(start), endText);
  }

  protected chooseEnd(startText: string, end: Date | null): void {
    if (!end && !startText) this.chosen.emit({ from: undefined, to: undefined });
    else if (end && startText) this.emitInOrder(startText, dayFromDate(end));
  }

  private emitInOrder(from: KstDay, to: KstDay): void {
    if (from <= to) this.chosen.emit({ from, to });
  }
}
