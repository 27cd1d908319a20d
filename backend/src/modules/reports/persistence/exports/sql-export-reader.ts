import { Injectable } from '@nestjs/common';
import QueryStream from 'pg-query-stream';
import { Sql } from '#platform/database/sql';
import { type ExportRow, ExportReader, type ExportRows } from '../../application/exports/export-reader';
import { columnsOf, figuresOf } from '../../domain/exports/export-columns';
import type { ExportSpec } from '../../domain/exports/export-spec';
import { rowsSql, totalsSql } from './export-sql';

const BATCH = 1_000;

@Injectable()
export class SqlExportReader extends ExportReader {
  constructor(private readonly sql: Sql) {
    super();
  }

  async read<T>(spec: ExportSpec, use: (rows: ExportRows) => Promise<T>): Promise<T> {
    const client = await this.sql.client();
    let failure: Error | undefined;
    try {
      // One snapshot for totals and rows, and as long as it takes.
      await client.query('begin transaction isolation level repeatable read read only');
      await client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 60000');
      const values = [spec.range.startsAt, spec.range.endsAt, spec.asOf];
      const { rows } = await client.query<Record<string, string>>(totalsSql(spec), values);
      const totals = Object.fromEntries(figuresOf(spec.report).map(({ key }) => [key, Number(rows[0]?.[key])]));
      const stream = client.query(new QueryStream(rowsSql(spec), values, { rowMode: 'array', batchSize: BATCH }));
      const result = await use({ rowCount: Number(rows[0]?.['row_count']), totals, rows: numbered(stream, spec) });
      await client.query('commit');
      return result;
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      // A client in the middle of a cursor is of no use to anybody else: it is closed, not put back.
      client.release(failure ?? false);
    }
  }
}

/** The driver hands bigint over as text; all of ours fit a number (2^53 won). */
async function* numbered(stream: AsyncIterable<unknown>, { report, by }: ExportSpec): AsyncIterable<ExportRow> {
  const isNumber = columnsOf(report, by).map(({ kind }) => kind === 'won' || kind === 'count');
  for await (const row of stream)
    yield (row as (string | Date | null)[]).map((cell, index) => (isNumber[index] ? Number(cell) : cell));
}
