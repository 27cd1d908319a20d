export class ExportedFileResponse {
  name!: string;
  format!: 'csv' | 'xlsx';
  /** Hex. */
  sha256!: string;
  bytes!: number;
}

export class ExportPeriodResponse {
  /** First day in Seoul. */
  from!: string;
  /** Last day in Seoul. */
  to!: string;
  /** The books of all of it are shut: the files never change again. */
  closed!: boolean;
}

/** What an export is, so that anybody can check a file against it. */
export class ExportManifestResponse {
  report!: 'sales' | 'transactions' | 'ledger';
  by!: 'day' | 'month' | 'year' | 'event' | 'method' | null;
  asOf!: Date;
  timezone!: 'Asia/Seoul';
  period!: ExportPeriodResponse;
  rows!: number;
  /** Won and counts, by column; equal to the sum of the rows and to the ledger. */
  totals!: Record<string, number>;
  files!: ExportedFileResponse[];
}
