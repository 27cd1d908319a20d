import { business, money, warRoom } from './panels/business.ts';
import { data, security, slo, system } from './panels/service.ts';

/** One picture: a question, and the expression (PromQL or SQL) that answers it. */
export interface Panel {
  readonly title: string;
  readonly promql?: readonly string[];
  /** Straight from PostgreSQL, for what nobody needs to count twice. `$__timeFilter(column)` as Grafana writes it. */
  readonly sql?: string;
  /** How Grafana shows the figure: s, bytes, reqps, percentunit, short, currencyKRW. */
  readonly unit?: string;
  readonly kind?: 'timeseries' | 'stat' | 'table';
  readonly legend?: string;
}

export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly about: string;
  readonly refresh: string;
  readonly from: string;
  readonly panels: readonly Panel[];
}

export const DASHBOARDS: readonly Dashboard[] = [warRoom, money, system, data, business, security, slo];

const PROMETHEUS = { type: 'prometheus', uid: 'prometheus' };
const POSTGRES = { type: 'grafana-postgresql-datasource', uid: 'postgres' };
const [COLUMNS, WIDTH, HEIGHT] = [3, 8, 8];

/** A dashboard as Grafana reads it from a file. */
export function grafanaJson({ uid, title, about, refresh, from, panels }: Dashboard): string {
  const json = {
    uid,
    title,
    description: about,
    tags: ['tiketi'],
    timezone: 'Asia/Seoul',
    schemaVersion: 39,
    editable: false,
    refresh,
    time: { from, to: 'now' },
    panels: panels.map((panel, index) => ({
      id: index + 1,
      type: panel.kind ?? 'timeseries',
      title: panel.title,
      gridPos: {
        x: (index % COLUMNS) * WIDTH,
        y: Math.floor(index / COLUMNS) * HEIGHT,
        w: WIDTH,
        h: HEIGHT,
      },
      datasource: panel.sql ? POSTGRES : PROMETHEUS,
      fieldConfig: { defaults: { unit: panel.unit ?? 'short', ...floor(panel) }, overrides: [] },
      targets: targets(panel),
    })),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** Axes begin at nothing, unless what is shown may lie below: money that goes back, a budget that is overdrawn. */
const floor = ({ promql = [], sql }: Panel): { min?: 0 } =>
  [...promql, sql ?? ''].some((one) => /^-|^1 - \(|-amount|-t\.amount/.test(one)) ? {} : { min: 0 };

function targets({ promql = [], sql, kind, legend }: Panel): unknown[] {
  if (sql) {
    const format = kind === 'timeseries' || kind === undefined ? 'time_series' : 'table';
    return [{ refId: 'A', datasource: POSTGRES, rawQuery: true, editorMode: 'code', format, rawSql: sql }];
  }
  return promql.map((expr, index) => ({
    refId: String.fromCharCode(65 + index),
    datasource: PROMETHEUS,
    expr,
    legendFormat: legend ?? '__auto',
    instant: kind === 'stat',
  }));
}
