import { ChangeDetectionStrategy, ChangeDetectorRef, Component, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { DateAdapter } from '@angular/material/core';
import { MatCalendar, MatDatepickerIntl } from '@angular/material/datepicker';
import { Icon } from './icon';

/** Month and year with plain steps to either side: what it shows is also what a screen reader hears. */
@Component({
  selector: 'tk-calendar-header',
  imports: [Icon, MatButtonModule],
  template: `
    <button matIconButton type="button" [attr.aria-label]="words.prevYearLabel" (click)="move(-12)">
      <tk-icon name="first" />
    </button>
    <button matIconButton type="button" [attr.aria-label]="words.prevMonthLabel" (click)="move(-1)">
      <tk-icon name="left" />
    </button>
    <strong class="tk-number" aria-live="polite">{{ month() }}</strong>
    <button matIconButton type="button" [attr.aria-label]="words.nextMonthLabel" (click)="move(1)">
      <tk-icon name="right" />
    </button>
    <button matIconButton type="button" [attr.aria-label]="words.nextYearLabel" (click)="move(12)">
      <tk-icon name="last" />
    </button>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      padding: 10px 10px 4px;
    }
    strong {
      flex: 1;
      text-align: center;
    }
    tk-icon {
      font-size: 14px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CalendarHeader {
  private readonly calendar = inject<MatCalendar<Date>>(MatCalendar);
  private readonly days = inject<DateAdapter<Date>>(DateAdapter);
  protected readonly words = inject(MatDatepickerIntl);

  constructor() {
    const changes = inject(ChangeDetectorRef);
    this.calendar.stateChanges.pipe(takeUntilDestroyed()).subscribe(() => changes.markForCheck());
  }

  protected month(): string {
    return this.days.format(this.calendar.activeDate, { year: 'numeric', month: 'long' });
  }

  protected move(months: number): void {
    this.calendar.activeDate = this.days.addCalendarMonths(this.calendar.activeDate, months);
  }
}
