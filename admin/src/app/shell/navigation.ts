import type { StaffRole } from '../api/models';
import type { IconName } from '../ui/icon';

export type SectionId =
  | 'events'
  | 'sales'
  | 'bookings'
  | 'refunds'
  | 'revenue'
  | 'books'
  | 'reconciliation'
  | 'audit'
  | 'suspicions'
  | 'invariants'
  | 'retention';

export interface Section {
  readonly id: SectionId;
  readonly icon: IconName;
  readonly roles: readonly StaffRole[];
}

/** What each role may open. Both the menu and the route guards read this, so they cannot disagree. */
export const SECTIONS: readonly Section[] = [
  { id: 'events', icon: 'events', roles: ['operator', 'auditor', 'admin'] },
  { id: 'sales', icon: 'live', roles: ['operator', 'auditor', 'admin'] },
  { id: 'bookings', icon: 'ticket', roles: ['operator', 'auditor', 'admin'] },
  { id: 'refunds', icon: 'refund', roles: ['operator', 'auditor', 'admin'] },
  { id: 'suspicions', icon: 'warning', roles: ['operator', 'auditor', 'admin'] },
  { id: 'revenue', icon: 'revenue', roles: ['auditor', 'admin'] },
  { id: 'books', icon: 'books', roles: ['auditor', 'admin'] },
  { id: 'reconciliation', icon: 'scale', roles: ['auditor', 'admin'] },
  { id: 'audit', icon: 'audit', roles: ['auditor', 'admin'] },
  { id: 'invariants', icon: 'shield', roles: ['operator', 'auditor', 'admin'] },
  { id: 'retention', icon: 'archive', roles: ['auditor', 'admin'] },
];

export const sectionsFor = (role: StaffRole): readonly Section[] =>
  SECTIONS.filter(({ roles }) => roles.includes(role));

export const rolesOf = (id: SectionId): readonly StaffRole[] =>
  SECTIONS.find((section) => section.id === id)?.roles ?? [];
