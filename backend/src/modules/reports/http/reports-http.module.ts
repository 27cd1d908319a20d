import { Module } from '@nestjs/common';
import { ReportsModule } from '../reports.module';
import { ExportsController } from './exports/exports.controller';
import { RevenueController } from './revenue.controller';
import { SalesController } from './sales.controller';
import { SalesGateway } from './sales.gateway';

@Module({
  imports: [ReportsModule],
  controllers: [SalesController, RevenueController, ExportsController],
  providers: [SalesGateway],
})
export class ReportsHttpModule {}
