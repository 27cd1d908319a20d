import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { BarController, BarElement, CategoryScale, type ChartConfiguration, LinearScale, Tooltip } from 'chart.js';
import { BaseChartDirective, provideCharts } from 'ng2-charts';
import { ChartInk } from '../ui/chart-ink';
import { quietOptions, quietScale } from '../ui/chart-options';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import type { RevenueRow } from './amounts';

const MOST_EVENTS = 10;

/** Loaded late: net revenue as bars, days left to right or the best events top to bottom. */
@Component({
  selector: 'tk-revenue-chart',
  imports: [BaseChartDirective],
  template: `
    <div class="frame" [style.height.px]="height()">
      <canvas
        baseChart
        role="img"
        type="bar"
        [data]="data()"
        [options]="options()"
        [attr.aria-label]="label()"
      ></canvas>
    </div>
  `,
  styles: `
    .frame {
      position: relative;
      margin: 14px 16px 16px;
    }
  `,
  providers: [provideCharts({ registerables: [BarController, BarElement, CategoryScale, LinearScale, Tooltip] })],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RevenueChart {
  readonly kind = input.required<'daily' | 'events'>();
  readonly rows = input.required<readonly RevenueRow[]>();
  readonly label = input.required<string>();

  private readonly formats = inject(Formats);
  private readonly ink = inject(ChartInk).ink;
  private readonly m = inject(I18n).messages;

  private readonly shown = computed(() =>
    this.kind() === 'daily' ? this.rows() : [...this.rows()].sort((a, b) => b.net - a.net).slice(0, MOST_EVENTS),
  );
  protected readonly height = computed(() => (this.kind() === 'daily' ? 220 : 56 + this.shown().length * 34));

  protected readonly data = computed<ChartConfiguration<'bar'>['data']>(() => ({
    labels: this.shown().map(({ shortName }) => shortName),
    datasets: [
      {
        label: this.m().revenue.net,
        data: this.shown().map(({ net }) => net),
        backgroundColor: this.ink()('sold'),
        borderRadius: 4,
        maxBarThickness: 28,
      },
    ],
  }));

  protected readonly options = computed<ChartConfiguration<'bar'>['options']>(() => {
    const ink = this.ink();
    const options = quietOptions(ink);
    const isDaily = this.kind() === 'daily';
    const money = {
      ...quietScale(ink, true),
      beginAtZero: true,
      ticks: { ...quietScale(ink, true).ticks, callback: (won: number | string) => this.formats.shortWon(Number(won)) },
    };
    const names = quietScale(ink, false);
    return {
      ...options,
      indexAxis: isDaily ? 'x' : 'y',
      plugins: {
        ...options.plugins,
        tooltip: {
          ...options.plugins.tooltip,
          callbacks: { label: ({ parsed }) => this.formats.won((isDaily ? parsed.y : parsed.x) ?? 0) },
        },
      },
      scales: isDaily ? { x: names, y: money } : { x: money, y: names },
    };
  });
}
