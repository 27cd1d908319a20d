import { Module } from '@nestjs/common';
import { AuditLog } from './application/audit-log';
import { SqlAuditLog } from './persistence/sql-audit-log';

@Module({ providers: [{ provide: AuditLog, useClass: SqlAuditLog }], exports: [AuditLog] })
export class AuditModule {}
