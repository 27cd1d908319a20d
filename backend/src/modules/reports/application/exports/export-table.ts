import type { Cell, Table } from '#platform/spreadsheet/table';
import { koreanTimestamp } from '#platform/spreadsheet/csv-cell';
import { columnsOf, type ExportColumn, figuresOf, wordFor } from '../../domain/exports/export-columns';
import { type ExportSpec, exportTitle } from '../../domain/exports/export-spec';
import type { ExportRows } from './export-reader';

const VAT_RULE: Cell[] = [
  '부가세',
  '모든 금액에 포함: 공급대가의 10/110을 전표마다 원 단위로 반올림, 환입은 차감(면세 공연은 구분하지 않음)',
];

/** What stands in the file: who reads it later sees in its head what it is, as of when, and what it must add up to. */
export function exportTable(spec: ExportSpec, { rowCount, totals, rows }: ExportRows): Table {
  const columns = columnsOf(spec.report, spec.by);
  return {
    title: exportTitle(spec),
    head: [
      ['보고서', exportTitle(spec)],
      ['기간(KST)', `${spec.range.from} ~ ${spec.range.to}`],
      ['기준 시각(KST)', `${koreanTimestamp(spec.asOf)}.${String(spec.asOf.getUTCMilliseconds()).padStart(3, '0')}`],
      ['시간대', 'Asia/Seoul (UTC+9)'],
      ['마감', spec.isClosed ? '마감됨' : '마감 전'],
      ['조건', `계상 시각이 기간 안, 기준 시각까지 기록됨${spec.by ? '' : ', 묶지 않음'}`],
      ...(spec.report === 'sales' ? [VAT_RULE] : []),
      ['행 수', rowCount],
      ...figuresOf(spec.report).map(({ key, title }): Cell[] => [`합계 ${title}`, totals[key] ?? null]),
    ],
    columns: columns.map(({ title, kind }) => ({ title, kind: kind === 'won' || kind === 'count' ? kind : 'text' })),
    rowCount,
    rows: written(columns, rows),
  };
}

async function* written(columns: readonly ExportColumn[], rows: ExportRows['rows']): AsyncIterable<readonly Cell[]> {
  for await (const row of rows) yield row.map((value, index) => cell(columns[index], value));
}

function cell(column: ExportColumn | undefined, value: string | number | Date | null): Cell {
  if (value instanceof Date) return koreanTimestamp(value);
  if (typeof value === 'string' && (column?.kind === 'method' || column?.kind === 'entry'))
    return wordFor(column.kind, value);
  return typeof value === 'number' || value === null ? value : String(value);
}
