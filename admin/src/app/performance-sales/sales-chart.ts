import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import {
  BarController,
  BarElement,
  CategoryScale,
  type ChartConfiguration,
  Filler,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  Tooltip,
} from 'chart.js';
import { BaseChartDirective, provideCharts } from 'ng2-charts';
import type { PerformanceSales } from '../api/models';
import { ChartInk } from '../ui/chart-ink';
import { quietOptions, quietScale } from '../ui/chart-options';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import type { SalesPoint } from './live-sales';

const AT_LEAST_MS = 60_000;

/** Loaded late: sold over the time of watching, or the grades side by side. The tables carry the same figures. */
@Component({
  selector: 'tk-sales-chart',
  imports: [BaseChartDirective],
  template: `
    <div class="frame">
      @if (kind() === 'time') {
        <canvas
          baseChart
          role="img"
          type="line"
          [data]="overTime()"
          [options]="timeOptions()"
          [attr.aria-label]="label()"
        ></canvas>
      } @else {
        <canvas
          baseChart
          role="img"
          type="bar"
          [data]="byGrade()"
          [options]="gradeOptions()"
          [attr.aria-label]="label()"
        ></canvas>
      }
    </div>
    <ul class="legend" aria-hidden="true">
      @for (state of kind() === 'time' ? timeStates : gradeStates; track state) {
        <li>
          <span class="tk-dot" [attr.data-state]="state"></span>
          {{ kind() === 'time' && state === 'sold' ? m().sales.soldSince : m().seatStates[state] }}
        </li>
      }
    </ul>
  `,
  styles: `
    .frame {
      position: relative;
      height: 240px;
      margin: 14px 16px 6px;
    }
    .legend {
      display: flex;
      gap: 16px;
      margin: 0;
      padding: 0 20px 16px;
      color: var(--tk-ink-2);
      font-size: 12.5px;
      list-style: none;
    }
    .legend li {
      display: flex;
      gap: 6px;
      align-items: center;
    }
  `,
  providers: [
    provideCharts({
      registerables: [
        BarController,
        BarElement,
        CategoryScale,
        Filler,
        LineController,
        LineElement,
        LinearScale,
        PointElement,
        Tooltip,
      ],
    }),
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SalesChart {
  readonly kind = input.required<'time' | 'grade'>();
  readonly sales = input.required<PerformanceSales>();
  readonly history = input.required<readonly SalesPoint[]>();

  private readonly i18n = inject(I18n);
  private readonly formats = inject(Formats);
  private readonly ink = inject(ChartInk).ink;
  protected readonly m = this.i18n.messages;
  protected readonly timeStates = ['sold', 'held'] as const;
  protected readonly gradeStates = ['sold', 'held', 'free'] as const;

  protected readonly label = computed(() => {
    const { sold, held } = this.sales().totals;
    const { gradeChartLabel, chartLabel } = this.m().sales;
    return this.kind() === 'grade' ? gradeChartLabel : chartLabel(this.formats.number(sold), this.formats.number(held));
  });

  protected readonly overTime = computed<ChartConfiguration<'line'>['data']>(() => {
    const ink = this.ink();
    const { sold, held } = this.sales().totals;
    const points = [...this.history(), { at: Date.parse(this.sales().asOf), sold, held }];
    const before = points[0]?.sold ?? 0;
    return {
      datasets: this.timeStates.map((state) => ({
        label: state === 'sold' ? this.m().sales.soldSince : this.m().seatStates.held,
        data: points.map((point) => ({ x: point.at, y: state === 'sold' ? point.sold - before : point.held })),
        borderColor: ink(state),
        backgroundColor: state === 'sold' ? ink('sold-soft') : 'transparent',
        pointBackgroundColor: ink(state),
        fill: state === 'sold' ? 'origin' : false,
        stepped: 'before',
        borderWidth: 2,
        pointRadius: 0,
        pointHitRadius: 12,
      })),
    };
  });

  /** A little more than the highest line, so that it never runs along the edge. */
  private readonly headroom = computed(() => {
    const before = this.history()[0]?.sold ?? 0;
    return Math.max(8, ...this.history().map(({ sold, held }) => Math.max(sold - before, held))) * 1.1;
  });

  protected readonly timeOptions = computed<ChartConfiguration<'line'>['options']>(() => {
    const ink = this.ink();
    const options = quietOptions(ink);
    const first = this.history()[0]?.at ?? 0;
    const last = Math.max(Date.parse(this.sales().asOf), first + AT_LEAST_MS);
    const time = (at: number) => this.formats.clockTime(new Date(at).toISOString());
    return {
      ...options,
      animation: false,
      plugins: {
        ...options.plugins,
        tooltip: { ...options.plugins.tooltip, callbacks: { title: ([item]) => time(item?.parsed.x ?? first) } },
      },
      scales: {
        x: {
          ...quietScale(ink, false),
          type: 'linear',
          min: first,
          max: last,
          ticks: { ...quietScale(ink, false).ticks, maxTicksLimit: 5, callback: (at) => time(Number(at)) },
        },
        y: {
          ...quietScale(ink, true),
          ticks: { ...quietScale(ink, true).ticks, precision: 0 },
          suggestedMin: 0,
          suggestedMax: this.headroom(),
        },
      },
    };
  });

  protected readonly byGrade = computed<ChartConfiguration<'bar'>['data']>(() => {
    const ink = this.ink();
    const { grades } = this.sales();
    return {
      labels: grades.map(({ name }) => this.i18n.text(name)),
      datasets: this.gradeStates.map((state) => ({
        label: this.m().seatStates[state],
        data: grades.map((grade) => grade[state]),
        backgroundColor: ink(state),
        stack: 'seats',
        maxBarThickness: 26,
      })),
    };
  });

  protected readonly gradeOptions = computed<ChartConfiguration<'bar'>['options']>(() => {
    const ink = this.ink();
    return {
      ...quietOptions(ink),
      indexAxis: 'y',
      scales: {
        x: { ...quietScale(ink, true), stacked: true, ticks: { ...quietScale(ink, true).ticks, precision: 0 } },
        y: { ...quietScale(ink, false), stacked: true },
      },
    };
  });
}
