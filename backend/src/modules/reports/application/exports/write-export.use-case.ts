import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Won } from '#kernel/won';
import { writeCsv } from '#platform/spreadsheet/csv-writer';
import { writeXlsx } from '#platform/spreadsheet/xlsx-writer';
import { columnsOf } from '../../domain/exports/export-columns';
import { EXPORT_FORMATS, type ExportFormat, exportFileName, type ExportSpec } from '../../domain/exports/export-spec';
import { ExportReader, type ExportRow, type ExportRows } from './export-reader';
import { exportTable } from './export-table';

const WRITERS = { csv: writeCsv, xlsx: writeXlsx };

/** One file of an export, as anybody can check it. */
export interface ExportedFile {
  readonly name: string;
  readonly format: ExportFormat;
  readonly sha256: string;
  readonly bytes: number;
}

export interface ExportManifest {
  readonly spec: ExportSpec;
  readonly files: readonly ExportedFile[];
  readonly rowCount: number;
  readonly totals: Readonly<Record<string, Won>>;
}

/** The sum of the rows that were written is not the sum the database gave: the file must not be used. */
class ExportDoesNotAddUp extends Error {
  constructor(key: string, written: number, expected: number) {
    super(`An export adds up to ${written} ${key} instead of ${expected}`);
    this.name = 'ExportDoesNotAddUp';
  }
}

@Injectable()
export class WriteExport {
  constructor(private readonly reader: ExportReader) {}

  /** Writes the file while its rows are read. The stream is not ended. Throws when rows and totals disagree. */
  execute(spec: ExportSpec, format: ExportFormat, out: Writable): Promise<Pick<ExportManifest, 'rowCount' | 'totals'>> {
    return this.reader.read(spec, async (found) => {
      const rows = checked(spec, found);
      await WRITERS[format](exportTable(spec, { ...found, rows }), out);
      return { rowCount: found.rowCount, totals: found.totals };
    });
  }

  /** Makes every file of the export without keeping it, and says what it is: name, SHA-256, bytes, rows, totals. */
  async manifest(spec: ExportSpec): Promise<ExportManifest> {
    const files: ExportedFile[] = [];
    let sums: Pick<ExportManifest, 'rowCount' | 'totals'> = { rowCount: 0, totals: {} };
    for (const format of EXPORT_FORMATS) {
      const hash = createHash('sha256');
      let bytes = 0;
      const out = new Writable({
        write(chunk: Buffer, _, done) {
          hash.update(chunk);
          bytes += chunk.length;
          done();
        },
      });
      sums = await this.execute(spec, format, out);
      await new Promise<void>((resolve) => out.end(resolve));
      files.push({ name: exportFileName(spec, format), format, sha256: hash.digest('hex'), bytes });
    }
    return { spec, files, ...sums };
  }
}

/** Adds the rows up as they pass, and stops the file when they are not what the totals in its head say. */
async function* checked(spec: ExportSpec, { rows, rowCount, totals }: ExportRows): AsyncIterable<ExportRow> {
  const keys = columnsOf(spec.report, spec.by).map(({ key }) => (key in totals ? key : undefined));
  const sums: Record<string, number> = Object.fromEntries(Object.keys(totals).map((key) => [key, 0]));
  let count = 0;
  for await (const row of rows) {
    count += 1;
    for (const [index, key] of keys.entries()) if (key) sums[key] = (sums[key] ?? 0) + Number(row[index]);
    yield row;
  }
  if (count !== rowCount) throw new ExportDoesNotAddUp('rows', count, rowCount);
  for (const [key, total] of Object.entries(totals))
    if (sums[key] !== total) throw new ExportDoesNotAddUp(key, sums[key] ?? 0, total);
}
