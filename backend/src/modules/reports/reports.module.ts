import { Module } from '@nestjs/common';
import { RevenueReports } from './application/revenue-reports';
import { SalesQueries } from './application/sales-queries';
import { SqlRevenueReports } from './persistence/sql-revenue-reports';
import { SqlSalesQueries } from './persistence/sql-sales-queries';

@Module({
  providers: [
    { provide: SalesQueries, useClass: SqlSalesQueries },
    { provide: RevenueReports, useClass: SqlRevenueReports },
  ],
  exports: [SalesQueries, RevenueReports],
})
export class ReportsModule {}
