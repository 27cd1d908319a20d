import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { RouterLink } from '@angular/router';
import { Session } from '../sign-in/session';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { ProblemNotice } from '../ui/problem-notice';
import { SaleStatusChip } from '../ui/sale-status-chip';
import { SeatsBar } from '../ui/seats-bar';
import { Skeleton } from '../ui/skeleton';
import { Viewport } from '../ui/viewport';
import { Flash } from './flash';
import { GradeCards } from './grade-cards';
import { GradeTable } from './grade-table';
import { LiveSales } from './live-sales';
import { saleStatusOf } from './sale-status';
import { SalesChart } from './sales-chart';
import { SalesFeed, SocketSalesFeed } from './sales-feed';

const TILES = ['sold', 'held', 'free', 'blocked'] as const;

/** One performance, selling before your eyes. */
@Component({
  selector: 'tk-live-sales-page',
  imports: [
    Flash,
    GradeCards,
    GradeTable,
    Icon,
    MatButtonModule,
    MatButtonToggleModule,
    ProblemNotice,
    RouterLink,
    SaleStatusChip,
    SalesChart,
    SeatsBar,
    Skeleton,
  ],
  templateUrl: './live-sales-page.html',
  styleUrl: './live-sales-page.scss',
  providers: [LiveSales, { provide: SalesFeed, useClass: SocketSalesFeed }],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LiveSalesPage {
  /** From the address. */
  readonly performanceId = input.required<string>();

  protected readonly i18n = inject(I18n);
  private readonly member = inject(Session).member;
  protected readonly mayCallOff = computed(() => this.member()?.role !== 'auditor');
  protected readonly m = this.i18n.messages;
  protected readonly formats = inject(Formats);
  protected readonly live = inject(LiveSales);
  protected readonly isNarrow = inject(Viewport).isNarrow;
  protected readonly chart = signal<'time' | 'grade'>('time');
  protected readonly tiles = TILES;

  protected readonly status = saleStatusOf;

  /** Seats sold since this page was opened. */
  protected readonly soldSinceOpened = computed(() => {
    const first = this.live.history()[0];
    const sales = this.live.sales();
    return first && sales ? sales.totals.sold - first.sold : 0;
  });
  protected readonly spoken = computed(() => {
    const totals = this.live.spoken()?.totals;
    if (!totals) return '';
    const [sold, held, free] = [totals.sold, totals.held, totals.free].map((count) => this.formats.number(count));
    return this.m().sales.spoken(sold ?? '', held ?? '', free ?? '');
  });

  constructor() {
    effect(() => {
      const performanceId = this.performanceId();
      untracked(() => this.live.watch(performanceId));
    });
  }
}
