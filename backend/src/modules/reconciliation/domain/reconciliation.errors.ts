import { DomainError } from '#kernel/domain-error';

export class ReconciliationNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'reconciliation.not-found';

  constructor() {
    super('There is no such reconciliation.');
  }
}

export class CaseNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'reconciliation.case-not-found';

  constructor() {
    super('There is no such case.');
  }
}

export class ReconciliationRangeInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'reconciliation.range-invalid';

  constructor() {
    super('Give two calendar days, the first not after the last, neither in the future, at most 92 days.');
  }
}

export class CaseOwnerUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'reconciliation.owner-unknown';

  constructor() {
    super('The owner of a case is a member of the staff.');
  }
}

export class PeriodHasOpenCases extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'period.open-cases';

  constructor(open: number) {
    super('Differences of this month are not explained yet.', { open });
  }
}

/** Money of the month the gateway has paid out is not in the books yet; the worker books it every minute. */
export class PeriodHasUnbookedSettlements extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'period.settlements-unbooked';

  constructor(settlements: number) {
    super('Settlements of this month are not booked yet; they will be within minutes.', { settlements });
  }
}

export class PeriodNotReconciled extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'period.not-reconciled';

  constructor(days: readonly string[]) {
    super('Some days of this month were not compared with the gateway yet.', { days });
  }
}
