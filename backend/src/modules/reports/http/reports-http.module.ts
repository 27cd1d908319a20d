import { Module } from '@nestjs/common';
import { AuditModule } from '#modules/audit';
import { LedgerModule } from '#modules/ledger';
import { ReportsModule } from '../reports.module';
import { ExportsController } from './exports/exports.controller';
import { InventoryController } from './inventory.controller';
import { RevenueController } from './revenue.controller';
import { SalesController } from './sales.controller';
import { SalesGateway } from './sales.gateway';
import { StaffBookingsController } from './staff-bookings.controller';

@Module({
  imports: [AuditModule, LedgerModule, ReportsModule],
  controllers: [SalesController, InventoryController, RevenueController, ExportsController, StaffBookingsController],
  providers: [SalesGateway],
})
export class ReportsHttpModule {}
