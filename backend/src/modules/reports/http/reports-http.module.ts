import { Module } from '@nestjs/common';
import { AuditModule } from '#modules/audit';
import { ReportsModule } from '../reports.module';
import { ExportsController } from './exports/exports.controller';
import { RevenueController } from './revenue.controller';
import { SalesController } from './sales.controller';
import { SalesGateway } from './sales.gateway';
import { StaffBookingsController } from './staff-bookings.controller';

@Module({
  imports: [AuditModule, ReportsModule],
  controllers: [SalesController, RevenueController, ExportsController, StaffBookingsController],
  providers: [SalesGateway],
})
export class ReportsHttpModule {}
