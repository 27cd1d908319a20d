import { Module } from '@nestjs/common';
import { AuditLog } from './application/audit-log';
import { AuditTrail } from './application/audit-trail';
import { SqlAuditLog } from './persistence/sql-audit-log';
import { SqlAuditTrail } from './persistence/sql-audit-trail';

@Module({
  providers: [
    { provide: AuditLog, useClass: SqlAuditLog },
    { provide: AuditTrail, useClass: SqlAuditTrail },
  ],
  exports: [AuditLog, AuditTrail],
})
export class AuditModule {}
