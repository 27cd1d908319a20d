import { Dialog } from '@angular/cdk/dialog';
import { Overlay } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { MatSelectModule } from '@angular/material/select';
import { Router } from '@angular/router';
import { BookingsApi } from '../api/bookings-api';
import type { StaffBooking } from '../api/models';
import { DayRangeField } from '../ui/day-range-field';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { lastValue } from '../ui/last-value';
import { Notice } from '../ui/notice';
import { pageNumber } from '../ui/page-number';
import { Pager } from '../ui/pager';
import { ProblemNotice } from '../ui/problem-notice';
import { SearchField } from '../ui/search-field';
import { Skeleton } from '../ui/skeleton';
import { Viewport } from '../ui/viewport';
import { BookingCards } from './booking-cards';
import { BookingDetail } from './booking-detail';
import { BOOKING_STATES, bookingFilterOf } from './booking-query';
import { BookingTable } from './booking-table';
import { PerformanceField } from './performance-field';

const PAGE_SIZE = 20;

/** Find a booking. Every condition is in the address, so a search can be shared and survives a reload. */
@Component({
  selector: 'tk-bookings-page',
  imports: [
    BookingCards,
    BookingTable,
    DayRangeField,
    Icon,
    MatButtonModule,
    MatFormFieldModule,
    MatProgressBarModule,
    MatSelectModule,
    Notice,
    Pager,
    PerformanceField,
    ProblemNotice,
    SearchField,
    Skeleton,
  ],
  templateUrl: './bookings-page.html',
  styleUrl: './bookings-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BookingsPage {
  private readonly bookingsApi = inject(BookingsApi);
  private readonly router = inject(Router);
  private readonly dialog = inject(Dialog);
  private readonly overlay = inject(Overlay);

  readonly q = input<string>();
  readonly state = input<string>();
  readonly performanceId = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly page = input(1, { transform: pageNumber });

  protected readonly m = inject(I18n).messages;
  protected readonly isNarrow = inject(Viewport).isNarrow;
  protected readonly areFiltersOpen = signal(false);
  protected readonly size = PAGE_SIZE;
  protected readonly states = BOOKING_STATES;

  protected readonly filter = computed(() =>
    bookingFilterOf({
      q: this.q(),
      state: this.state(),
      performanceId: this.performanceId(),
      from: this.from(),
      to: this.to(),
      page: this.page(),
      size: PAGE_SIZE,
    }),
  );
  protected readonly conditions = computed(() => {
    const { state, performanceId, from } = this.filter();
    return [state, performanceId, from].filter((set) => set !== undefined).length;
  });
  protected readonly isFiltered = computed(() => this.conditions() > 0 || this.filter().q !== undefined);
  protected readonly bookings = rxResource({
    params: () => this.filter(),
    stream: ({ params }) => this.bookingsApi.search(params),
  });
  protected readonly found = lastValue(this.bookings);

  protected narrow(change: Record<string, string | undefined>): void {
    const set = Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value || null]));
    this.show({ ...set, page: null });
  }

  protected turnTo(page: number): void {
    this.show({ page });
  }

  protected reset(): void {
    void this.router.navigate(['/bookings']);
  }

  protected open(booking: StaffBooking): void {
    this.dialog.open(BookingDetail, {
      data: booking,
      ariaLabelledBy: 'booking-detail-heading',
      autoFocus: 'first-heading',
      width: 'min(100vw, 440px)',
      height: '100dvh',
      positionStrategy: this.overlay.position().global().top('0').right('0'),
    });
  }

  private show(queryParams: Record<string, string | number | null>): void {
    void this.router.navigate(['/bookings'], { queryParams, queryParamsHandling: 'merge' });
  }
}
