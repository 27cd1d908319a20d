export { type AuditActor, AuditLog, type AuditRecord } from './application/audit-log';
export { AuditModule } from './audit.module';
export { Audited } from './http/audited';
