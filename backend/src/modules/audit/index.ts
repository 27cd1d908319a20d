export { type AuditActor, AuditLog, type AuditRecord } from './application/audit-log';
export { AuditTrail } from './application/audit-trail';
export { AuditModule } from './audit.module';
export { Audited } from './http/audited';
