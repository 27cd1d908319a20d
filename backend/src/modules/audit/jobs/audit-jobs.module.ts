import { Module } from '@nestjs/common';
import { AuditModule } from '../audit.module';
import { CloseAuditDaysTimer } from './close-audit-days.timer';

@Module({ imports: [AuditModule], providers: [CloseAuditDaysTimer] })
export class AuditJobsModule {}
