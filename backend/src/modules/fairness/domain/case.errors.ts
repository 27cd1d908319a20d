import { DomainError } from '#kernel/domain-error';
import type { CaseState } from './case-state';

/** Also when it is somebody else's. */
export class CaseNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'suspicion.not-found';

  constructor() {
    super('There is no such case.');
  }
}

export class CaseNotAppealable extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'suspicion.not-appealable';

  constructor(state: CaseState) {
    super('This case has been answered or decided, or the show has begun.', { state });
  }
}

/** Somebody was faster: the buyer, a colleague or the clock. */
export class CaseNotDecidable extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'suspicion.not-decidable';

  constructor(state: CaseState) {
    super('This case can no longer be decided so.', { state });
  }
}

/** The person can still answer, and has not. */
export class CaseNotHeard extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'suspicion.not-heard';

  constructor(appealBy: Date) {
    super('The person still has time to answer.', { appealBy });
  }
}
