export type StaffRole = 'operator' | 'auditor' | 'admin';

/** Somebody who works here. Apart from buyers: other table, other cookie, other audience of tokens. */
export interface StaffMember {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly status: 'ACTIVE' | 'SUSPENDED';
  readonly passwordHash: string;
}

export abstract class StaffMembers {
  abstract find(id: string): Promise<StaffMember | undefined>;
  abstract findByEmail(email: string): Promise<StaffMember | undefined>;
  abstract replacePasswordHash(id: string, passwordHash: string): Promise<void>;
}
