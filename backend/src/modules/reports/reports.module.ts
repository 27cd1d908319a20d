import { Module } from '@nestjs/common';
import { AuditModule } from '#modules/audit';
import { BookingsModule } from '#modules/bookings';
import { LedgerModule } from '#modules/ledger';
import { ExportReader } from './application/exports/export-reader';
import { PrepareExport } from './application/exports/prepare-export.use-case';
import { WriteExport } from './application/exports/write-export.use-case';
import { InventoryProofs } from './application/inventory-proofs';
import { RevenueReports } from './application/revenue-reports';
import { SalesQueries } from './application/sales-queries';
import { ShowBooking } from './application/show-booking.use-case';
import { StaffBookingReads } from './application/staff-bookings';
import { UnmaskBuyer } from './application/unmask-buyer.use-case';
import { SqlExportReader } from './persistence/exports/sql-export-reader';
import { SqlInventoryProofs } from './persistence/sql-inventory-proofs';
import { SqlRevenueReports } from './persistence/sql-revenue-reports';
import { SqlSalesQueries } from './persistence/sql-sales-queries';
import { SqlStaffBookingReads } from './persistence/sql-staff-booking-reads';

@Module({
  imports: [AuditModule, BookingsModule, LedgerModule],
  providers: [
    { provide: SalesQueries, useClass: SqlSalesQueries },
    { provide: RevenueReports, useClass: SqlRevenueReports },
    { provide: InventoryProofs, useClass: SqlInventoryProofs },
    { provide: ExportReader, useClass: SqlExportReader },
    { provide: StaffBookingReads, useClass: SqlStaffBookingReads },
    PrepareExport,
    WriteExport,
    ShowBooking,
    UnmaskBuyer,
  ],
  exports: [InventoryProofs, SalesQueries, RevenueReports, PrepareExport, WriteExport, ShowBooking, UnmaskBuyer],
})
export class ReportsModule {}
