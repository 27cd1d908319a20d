import { DomainError } from '#kernel/domain-error';

export class RehearsalNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'rehearsal.not-found';

  constructor() {
    super('There is no such rehearsal.');
  }
}

export class RehearsalPerformanceNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'catalog.performance-not-found';

  constructor() {
    super('There is no such performance.');
  }
}

export class RehearsalImpossible extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'rehearsal.impossible';

  constructor(reason: 'no-seat-map' | 'performance-over' | 'performance-cancelled' | 'no-role') {
    super('This performance cannot be rehearsed.', { reason });
  }
}

export class RehearsalUnderWay extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'rehearsal.under-way';

  constructor(rehearsalId: string | undefined) {
    super('There is a rehearsal under way. One at a time.', rehearsalId === undefined ? {} : { rehearsalId });
  }
}

/** Real buyers come first: nothing is rehearsed when they are about to press. Cannot be confirmed away. */
export class OpeningNear extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'rehearsal.opening-near';

  constructor(opensAt: Date) {
    super('A real sale opens soon. Rehearse at another time.', { opensAt });
  }
}

/** Real buyers may notice. Sent again with `confirmed: true` it runs all the same. */
export class SalesAreLive extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'rehearsal.sales-live';

  constructor(facts: { readonly salesOpen: number; readonly waiting: number }) {
    super('Tickets are being sold. Confirm that this is the time to rehearse.', facts);
  }
}

export class RehearsalOver extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'rehearsal.over';

  constructor() {
    super('This rehearsal is over.');
  }
}
