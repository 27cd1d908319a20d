import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

export type StaffRole = 'operator' | 'auditor' | 'admin';
export type Role = 'buyer' | StaffRole;

interface Session {
  readonly id: string;
  readonly sessionId: string;
}

export interface SignedInBuyer extends Session {
  readonly role: 'buyer';
}

export interface SignedInStaff extends Session {
  readonly role: StaffRole;
}

export type SignedInPerson = SignedInBuyer | SignedInStaff;

export interface RequestWithPerson {
  person?: SignedInPerson;
}

/** Who is asking. Only on routes opened with `@For(...)`. */
export const SignedIn = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<RequestWithPerson>().person,
);
