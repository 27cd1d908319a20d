/** `won` and `count` are whole numbers; everything else is written as text. */
export type ColumnKind = 'text' | 'won' | 'count';

export type Cell = string | number | null;

export interface TableColumn {
  readonly title: string;
  readonly kind: ColumnKind;
}

/** What CSV and XLSX have in common: some lines that say what it is, headings, and rows that come one after the other. */
export interface Table {
  readonly title: string;
  readonly head: readonly (readonly Cell[])[];
  readonly columns: readonly TableColumn[];
  readonly rowCount: number;
  readonly rows: AsyncIterable<readonly Cell[]>;
}
