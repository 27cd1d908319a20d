import { Module } from '@nestjs/common';
import { AuditModule } from '#modules/audit';
import { LedgerModule } from '#modules/ledger';
import { ExportReader } from './application/exports/export-reader';
import { PrepareExport } from './application/exports/prepare-export.use-case';
import { WriteExport } from './application/exports/write-export.use-case';
import { RevenueReports } from './application/revenue-reports';
import { SalesQueries } from './application/sales-queries';
import { SqlExportReader } from './persistence/exports/sql-export-reader';
import { SqlRevenueReports } from './persistence/sql-revenue-reports';
import { SqlSalesQueries } from './persistence/sql-sales-queries';

@Module({
  imports: [AuditModule, LedgerModule],
  providers: [
    { provide: SalesQueries, useClass: SqlSalesQueries },
    { provide: RevenueReports, useClass: SqlRevenueReports },
    { provide: ExportReader, useClass: SqlExportReader },
    PrepareExport,
    WriteExport,
  ],
  exports: [SalesQueries, RevenueReports, PrepareExport, WriteExport],
})
export class ReportsModule {}
