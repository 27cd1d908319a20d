import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { csvCell } from './csv-cell';
import type { Table } from './table';

/** Writes a table as CSV (RFC 4180, CRLF) while its rows come; UTF-8 with a byte order mark so that Excel shows Korean. */
export async function writeCsv(table: Table, out: Writable): Promise<void> {
  const lines = stringify({ bom: true, record_delimiter: 'windows' });
  await pipeline(Readable.from(records(table)), lines, out, { end: false });
}

async function* records({ head, columns, rows }: Table) {
  for (const cells of head) yield cells.map((cell) => csvCell(cell));
  yield [''];
  yield columns.map(({ title }) => title);
  for await (const cells of rows) yield cells.map((cell) => csvCell(cell));
}
