export { type AuditActor, AuditLog, type AuditRecord } from './application/audit-log';
export { AuditModule } from './audit.module';
