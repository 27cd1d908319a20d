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

export class CorrectionNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'correction.not-found';

  constructor() {
    super('There is no such correction.');
  }
}

export class CorrectionDecided extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'correction.decided';

  constructor(state: string) {
    super('Somebody has decided this already.', { state });
  }
}

export class CorrectionNotBalanced extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'correction.not-balanced';

  constructor() {
    super('A correction has two lines or more, each account once, that add up to nothing.');
  }
}

export class CorrectionBookingUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'correction.booking-unknown';

  constructor() {
    super('There is no booking with this number.');
  }
}

export class LedgerAccountUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'correction.account-unknown';

  constructor() {
    super('There is no such account.');
  }
}

/** Four eyes. */
export class SamePersonCorrects extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'correction.same-person';

  constructor() {
    super('Whoever asked for a correction cannot decide it.');
  }
}
