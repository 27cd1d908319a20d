import { DomainError } from '#kernel/domain-error';

/**
 * `reason`: NOT_CONFIRMED, CANCELLED, STARTED or USED, as the booking itself says it; UNDER_REVIEW while the gateway has
 * given back so much by itself that the rest does not cover it.
 */
export class CancellationNotPossible extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'cancellation.not-possible';

  constructor(reason: string) {
    super('These tickets cannot be cancelled.', { reason });
  }
}

/** What was agreed to and what is due differ: a step of the ladder has passed, or seats were given back meanwhile. */
export class CancellationQuoteChanged extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'cancellation.quote-changed';

  constructor(quote: object) {
    super('What goes back has changed. Nothing was cancelled.', { quote });
  }
}

export class RefundAccountRequired extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'cancellation.refund-account-required';

  constructor() {
    super('Money that came by virtual account goes back to a bank account. Which one?');
  }
}

export class CancellationUnknownSeats extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'cancellation.unknown-seats';

  constructor(seatIds: readonly string[]) {
    super('This booking does not own these seats.', { seatIds });
  }
}

export class FeeNotLower extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'cancellation.fee-not-lower';

  constructor(agreed: number) {
    super('A cancellation fee is only ever lowered from what the buyer agreed to.', { agreed });
  }
}

export class RefundNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'refund.not-found';

  constructor() {
    super('There is no such refund.');
  }
}

/** The refund is still being worked on, or done: only one that waits for a person can be retried or paid by hand. */
export class RefundNotWaiting extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'refund.not-waiting';

  constructor(state: string) {
    super('Only a refund that waits for a person can be taken up.', { state });
  }
}

/** The worker sends it again by itself for a day: whoever transfers it by hand meanwhile would pay it a second time. */
export class RefundStillTried extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'refund.still-tried';

  constructor() {
    super('This refund is sent again by itself as soon as the gateway answers. It cannot be paid by hand yet.');
  }
}

/** Only money that came by virtual account goes back to an account somebody names. */
export class RefundNeedsNoAccount extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'refund.needs-no-account';

  constructor() {
    super('This money goes back the way it came.');
  }
}

export class ApprovalNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'refund-approval.not-found';

  constructor() {
    super('There is no such approval.');
  }
}

export class ApprovalDecided extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'refund-approval.decided';

  constructor(state: string) {
    super('Somebody has decided this already.', { state });
  }
}

export class ApprovalPending extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'refund-approval.pending';

  constructor() {
    super('A cancellation of this booking waits for approval already.');
  }
}

/** Four eyes. */
export class SamePersonApproves extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'refund-approval.same-person';

  constructor() {
    super('Whoever asked for a refund cannot approve it.');
  }
}

export class PerformanceUnknown extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'catalog.performance-not-found';

  constructor() {
    super('There is no such performance.');
  }
}

export class PerformanceCalledOff extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'performance.already-cancelled';

  constructor(batchId: string | null) {
    super('This performance has been called off already.', { batchId });
  }
}

/** Bookings were made or cancelled since the preview; nothing happened. */
export class BatchTotalChanged extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'performance.refund-total-changed';

  constructor(preview: object) {
    super('What goes back has changed. Nothing was cancelled.', { preview });
  }
}

export class BatchNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'refund-batch.not-found';

  constructor() {
    super('There is no such batch.');
  }
}
