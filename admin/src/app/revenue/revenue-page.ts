import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { Router } from '@angular/router';
import { map, type Observable } from 'rxjs';
import type { DailyRevenueReport, EventRevenueReport } from '../api/models';
import { type Period, RevenueApi } from '../api/revenue-api';
import { Clock } from '../ui/clock';
import { DayRangeField } from '../ui/day-range-field';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { type DayRange, RANGE_PRESETS, daysOf, isKstDay, kstDayOf, presetOf, presetRange } from '../ui/kst-days';
import { lastValue } from '../ui/last-value';
import { Notice } from '../ui/notice';
import { ProblemNotice } from '../ui/problem-notice';
import { Skeleton } from '../ui/skeleton';
import { Viewport } from '../ui/viewport';
import { type RevenueRow, areTotalsProven, sumOf } from './amounts';
import { RevenueCards } from './revenue-cards';
import { RevenueChart } from './revenue-chart';
import { RevenueDownloads } from './revenue-downloads';
import { RevenueSummary } from './revenue-summary';
import { RevenueTable } from './revenue-table';

export type RevenueView = 'daily' | 'events';
type ShownReport =
  | { readonly view: 'daily'; readonly report: DailyRevenueReport }
  | { readonly view: 'events'; readonly report: EventRevenueReport };

/** Money by day or by event, over Korean calendar days. The period and the view are in the address. */
@Component({
  selector: 'tk-revenue-page',
  imports: [
    DayRangeField,
    Icon,
    MatButtonModule,
    MatButtonToggleModule,
    MatProgressBarModule,
    Notice,
    ProblemNotice,
    RevenueCards,
    RevenueChart,
    RevenueDownloads,
    RevenueSummary,
    RevenueTable,
    Skeleton,
  ],
  templateUrl: './revenue-page.html',
  styleUrl: './revenue-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RevenuePage {
  private readonly revenueApi = inject(RevenueApi);
  private readonly router = inject(Router);
  private readonly clock = inject(Clock);
  private readonly i18n = inject(I18n);

  readonly from = input<string>();
  readonly to = input<string>();
  readonly by = input<string>();

  protected readonly m = this.i18n.messages;
  protected readonly formats = inject(Formats);
  protected readonly isNarrow = inject(Viewport).isNarrow;
  protected readonly presets = RANGE_PRESETS;
  protected readonly views: readonly RevenueView[] = ['daily', 'events'];

  protected readonly view = computed<RevenueView>(() => (this.by() === 'events' ? 'events' : 'daily'));
  protected readonly preset = computed(() => presetOf(this.period(), kstDayOf(this.clock.now())));
  protected readonly period = computed<Period>(
    () => {
      const [from, to] = [this.from(), this.to()];
      if (from && to && isKstDay(from) && isKstDay(to) && from <= to) return { from, to };
      return presetRange('month', kstDayOf(this.clock.now()));
    },
    { equal: (a, b) => a.from === b.from && a.to === b.to },
  );

  protected readonly report = rxResource({
    params: () => ({ period: this.period(), view: this.view() }),
    stream: ({ params }) => this.load(params.period, params.view),
  });
  protected readonly shown = lastValue(this.report);
  protected readonly rows = computed(() => {
    const shown = this.shown();
    return shown ? this.rowsOf(shown) : [];
  });
  /** Days without revenue have no row; on a time axis they still pass. */
  protected readonly chartRows = computed<readonly RevenueRow[]>(() => {
    const shown = this.shown();
    if (shown?.view !== 'daily') return this.rows();
    const byDay = new Map(this.rows().map((row) => [row.id, row]));
    return daysOf(shown.report).map(
      (day) =>
        byDay.get(day) ?? {
          ...sumOf([]),
          id: day,
          name: this.formats.day(day),
          shortName: this.formats.shortDay(day),
        },
    );
  });
  protected readonly areTotalsProven = computed(() => {
    const report = this.shown()?.report;
    return report === undefined || areTotalsProven(report.rows, report.totals);
  });
  protected readonly chartLabel = computed(() => {
    const { chartLabel, chartDaily, chartEvents } = this.m().revenue;
    const net = this.formats.won(this.shown()?.report.totals.net ?? 0);
    return chartLabel(this.shown()?.view === 'events' ? chartEvents : chartDaily, net);
  });

  protected showPeriod({ from, to }: Partial<DayRange>): void {
    this.show({ from: from ?? null, to: to ?? null });
  }

  protected showPreset(preset: (typeof RANGE_PRESETS)[number]): void {
    this.showPeriod(presetRange(preset, kstDayOf(this.clock.now())));
  }

  protected showView(view: RevenueView): void {
    this.show({ by: view === 'daily' ? null : view });
  }

  private show(queryParams: Record<string, string | null>): void {
    void this.router.navigate(['/revenue'], { queryParams, queryParamsHandling: 'merge' });
  }

  private load(period: Period, view: RevenueView): Observable<ShownReport> {
    return view === 'daily'
      ? this.revenueApi.daily(period).pipe(map((report) => ({ view, report })))
      : this.revenueApi.events(period).pipe(map((report) => ({ view, report })));
  }

  private rowsOf(shown: ShownReport): readonly RevenueRow[] {
    if (shown.view === 'daily') {
      const { formats } = this;
      return shown.report.rows.map((row) => ({
        ...row,
        id: row.day,
        name: formats.day(row.day),
        shortName: formats.shortDay(row.day),
      }));
    }
    return shown.report.rows.map((row) => {
      const title = this.i18n.text(row.title);
      return { ...row, id: row.eventId, name: title, shortName: title.length > 18 ? `${title.slice(0, 17)}…` : title };
    });
  }
}
