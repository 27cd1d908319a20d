import { DomainError } from '#kernel/domain-error';

/** `reason`: why the booking itself cannot be changed now, or GONE when its seats are no longer what they were. */
export class ChangeNotPossible extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'change.not-possible';

  constructor(reason: string) {
    super('These tickets cannot be changed.', { reason });
  }
}

/** Another sum is due than the one that was agreed to. Nothing was changed. */
export class ChangeQuoteChanged extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'change.quote-changed';

  constructor(quote: object) {
    super('The difference has changed. Nothing was changed.', { quote });
  }
}

/** The difference of another change of this booking is being paid at this moment. */
export class ChangeUnderWay extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'change.under-way';

  constructor(bookingId: string) {
    super('Another change of this booking is being paid for.', { bookingId });
  }
}

export class ChangeUnknownSeats extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'change.unknown-seats';

  constructor(seatIds: readonly string[]) {
    super('This booking does not own these seats.', { seatIds });
  }
}

/** As many new seats as are given up: fewer would be a cancellation, more a purchase. */
export class ChangeSeatCount extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'change.seat-count';

  constructor(givenUp: number) {
    super(`Choose exactly ${givenUp} new seats.`, { givenUp });
  }
}

/** Only another performance of the same event, and only where the terms allow another date. */
export class ChangeOtherPerformance extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'change.other-performance';

  constructor() {
    super('These tickets cannot be changed to this performance.');
  }
}
