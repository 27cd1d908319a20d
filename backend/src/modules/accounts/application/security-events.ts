import { Injectable, Logger } from '@nestjs/common';
import { InjectMetric, makeCounterProvider } from '@willsoto/nestjs-prometheus';
import type { Counter } from 'prom-client';
import { AuditLog } from '#modules/audit';
import type { StaffMember } from '../domain/staff-members';
import type { Provider } from '../domain/provider';

const AUTH = 'tiketi_auth_total';
const REUSE = 'tiketi_refresh_reuse_total';

export const securityMetrics = [
  makeCounterProvider({ name: AUTH, help: 'Sign-ins by way and result.', labelNames: ['provider', 'result'] }),
  makeCounterProvider({ name: REUSE, help: 'Sessions ended because an old refresh token came back.' }),
];

export type SignInWay = 'password' | 'staff' | 'verification' | Provider;

/** What a guard of the house wants to know. Ids only: no addresses, no names, no tokens. */
@Injectable()
export class SecurityEvents {
  private readonly log = new Logger('Security');

  constructor(
    @InjectMetric(AUTH) private readonly auth: Counter,
    @InjectMetric(REUSE) private readonly reuse: Counter,
    private readonly audit: AuditLog,
  ) {}

  signedIn(way: SignInWay, personId: string): void {
    this.auth.inc({ provider: way, result: 'signed-in' });
    this.log.log({ event: 'auth.signed-in', provider: way, personId });
  }

  /** `result` is a code of ours: a word of a short list, never what somebody sent. */
  refused(way: SignInWay, result: string, personId?: string): void {
    this.auth.inc({ provider: way, result });
    this.log.warn({ event: 'auth.refused', provider: way, result, personId });
  }

  refreshReused(sessionId: string, personId: string): void {
    this.reuse.inc();
    this.log.warn({ event: 'auth.refresh-reused', sessionId, personId });
  }

  happened(event: string, facts: Readonly<Record<string, string>>): void {
    this.log.log({ event, ...facts });
  }

  /** For the audit log. Joins the caller's transaction. */
  staffSignedIn({ id, role }: StaffMember, sessionId: string): Promise<void> {
    return this.audit.record({
      action: 'staff.signed-in',
      subject: { type: 'staff-member', id },
      after: { sessionId },
      actor: { kind: 'staff', id, role },
    });
  }

  /** For the audit log: somebody tried a member's door. Unknown addresses are nobody's and leave no entry. */
  staffRefused({ id }: StaffMember, because: 'wrong-credentials' | 'suspended'): Promise<void> {
    return this.audit.record({
      action: 'staff.sign-in-refused',
      subject: { type: 'staff-member', id },
      after: { because },
      actor: { kind: 'system', id: 'sign-in' },
    });
  }

  /** For the audit log. Joins the caller's transaction. */
  staffSignedOut(id: string, sessionId: string): Promise<void> {
    return this.audit.record({
      action: 'staff.signed-out',
      subject: { type: 'staff-member', id },
      after: { sessionId },
      actor: { kind: 'staff', id },
    });
  }
}
