import { DomainError } from '#kernel/domain-error';

export class AsOfInFuture extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'ledger.as-of-in-future';

  constructor(now: Date) {
    super('What will be in the books at that instant is not known yet.', { now: now.toISOString() });
  }
}

export class PeriodNotClosable extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'period.not-its-turn';

  constructor() {
    super('A month can be closed when it is over and every month before it that has entries is closed.');
  }
}
