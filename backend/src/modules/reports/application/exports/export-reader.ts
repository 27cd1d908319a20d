import type { Won } from '#kernel/won';
import type { ExportSpec } from '../../domain/exports/export-spec';

/** Cells in the order of `columnsOf`, as the database has them; whole numbers for `won` and `count`. */
export type ExportRow = readonly (string | number | Date | null)[];

export interface ExportRows {
  readonly rowCount: number;
  /** Won and counts by column key. */
  readonly totals: Readonly<Record<string, Won>>;
  readonly rows: AsyncIterable<ExportRow>;
}

/** Reads the ledger for exports: everything from one snapshot, row by row. A million rows need no more memory than one. */
export abstract class ExportReader {
  /** The snapshot lives while `use` does. */
  abstract read<T>(spec: ExportSpec, use: (rows: ExportRows) => Promise<T>): Promise<T>;
}
