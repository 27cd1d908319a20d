import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Response } from 'express';
import { csvCell } from '#platform/spreadsheet/csv-cell';

type Value = string | number | Date | null;

export interface CsvColumn<Row> {
  readonly title: string;
  readonly value: (row: Row) => Value;
}

export interface CsvFile<Row> {
  /** Without the ending; ASCII. */
  readonly name: string;
  readonly columns: readonly CsvColumn<Row>[];
  readonly rows: Iterable<Row> | AsyncIterable<Row>;
}

/**
 * Streams a CSV (RFC 4180, CRLF): UTF-8 with a byte order mark so that Excel shows Korean, no cell a spreadsheet would
 * run. A failure half-way cuts the connection: a short file never looks whole.
 */
export async function sendCsv<Row>(response: Response, { name, columns, rows }: CsvFile<Row>): Promise<void> {
  response.setHeader('Content-Type', 'text/csv; charset=utf-8');
  response.setHeader('Content-Disposition', `attachment; filename="${name}.csv"`);
  response.setHeader('Cache-Control', 'no-store');
  const lines = stringify({
    bom: true,
    record_delimiter: 'windows',
    header: true,
    columns: columns.map(({ title }) => title),
  });
  await pipeline(Readable.from(records(columns, rows)), lines, response);
}

async function* records<Row>(columns: readonly CsvColumn<Row>[], rows: Iterable<Row> | AsyncIterable<Row>) {
  for await (const row of rows) yield columns.map(({ value }) => csvCell(value(row)));
}
