import { DomainError } from '#kernel/domain-error';

export class MoneyCaseNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'money-case.not-found';

  constructor() {
    super('There is no such case.');
  }
}

export class MoneyCaseClosed extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'money-case.closed';

  constructor() {
    super('This case is closed, for good.');
  }
}

/** A compensation is PAID under a reference or NOT_OWED; what the gateway gave back is EXPLAINED. */
export class MoneyCaseOutcomeWrong extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'money-case.outcome-wrong';

  constructor(outcomes: readonly string[]) {
    super('A case of this kind does not end like that; a reference belongs to a payment and only to one.', {
      outcomes,
    });
  }
}
