import type { OpenedSession } from '../application/open-session';
import type { StaffMember } from '../domain/staff-members';

/** Somebody who works here. */
export class StaffMemberResponse {
  id!: string;
  email!: string;
  name!: string;
  role!: 'operator' | 'auditor' | 'admin';

  static from({ id, email, name, role }: StaffMember): StaffMemberResponse {
    return { id, email, name, role };
  }
}

export class StaffSessionResponse {
  /** Bearer token; keep it in memory only. */
  accessToken!: string;
  /** When the access token ends; refresh before. Half an hour without a refresh ends the session. */
  expiresAt!: Date;
  member!: StaffMemberResponse;

  static from({ accessToken, accessExpiresAt }: OpenedSession, member: StaffMember): StaffSessionResponse {
    return { accessToken, expiresAt: accessExpiresAt, member: StaffMemberResponse.from(member) };
  }
}
