import type { ChartOptions, ScaleOptionsByType } from 'chart.js';
import type { Ink } from './chart-ink';

const FONT = { family: "'Pretendard Variable', sans-serif", size: 12 };

/** What all charts share: our letters, quiet lines, no legend (the page has one), a readable tooltip. */
export function quietOptions(ink: (name: Ink) => string) {
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: { duration: 300 },
    interaction: { mode: 'index', intersect: false },
    plugins: {
      legend: { display: false },
      tooltip: {
        backgroundColor: ink('surface'),
        titleColor: ink('ink-2'),
        bodyColor: ink('ink-2'),
        borderColor: ink('line'),
        borderWidth: 1,
        padding: 10,
        boxPadding: 4,
        usePointStyle: true,
        titleFont: FONT,
        bodyFont: FONT,
      },
    },
  } satisfies ChartOptions;
}

export function quietScale(ink: (name: Ink) => string, hasGrid: boolean) {
  return {
    border: { display: false },
    grid: { display: hasGrid, color: ink('line') },
    ticks: { color: ink('ink-3'), font: FONT, maxRotation: 0, autoSkipPadding: 16 },
  } as const satisfies DeepPartial<ScaleOptionsByType<'linear'>>;
}

type DeepPartial<T> = { [K in keyof T]?: T[K] extends object ? DeepPartial<T[K]> : T[K] };
