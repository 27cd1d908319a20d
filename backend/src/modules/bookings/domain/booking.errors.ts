import { DomainError } from '#kernel/domain-error';

export class SeatsTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'booking.seats-taken';

  constructor(taken: readonly string[], alternatives: readonly (readonly string[])[]) {
    super('Some of these seats have just been taken. Nothing was held.', { taken, alternatives });
  }
}

/** In the price grade that was asked for, and in any: how many could sit together; 0 when nothing is left. */
export class NoAdjacentSeats extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'booking.no-adjacent-seats';

  constructor(largest: number, largestInAnyGrade: number) {
    super('There are not so many seats left side by side. Nothing was held.', { largest, largestInAnyGrade });
  }
}

export class StrandsSeat extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'booking.strands-seat';

  constructor(stranded: readonly string[], alternatives: readonly (readonly string[])[]) {
    super('This choice would leave a single seat alone. Nothing was held.', { stranded, alternatives });
  }
}

export class UnknownGrade extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'booking.unknown-grade';

  constructor() {
    super('This performance has no such price grade.');
  }
}

export class UnknownSeats extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'booking.unknown-seats';

  constructor(seatIds: readonly string[]) {
    super('This performance has no such seats.', { seatIds });
  }
}

export class SeatsNotForSale extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'booking.seats-not-for-sale';

  constructor(seatIds: readonly string[]) {
    super('Some of these seats are not for sale.', { seatIds });
  }
}

export class TooManySeats extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'booking.too-many-seats';

  constructor(limit: number, alreadyHeld: number) {
    super(`One person may hold or own ${limit} seats of a performance.`, { limit, alreadyHeld });
  }
}

export class SaleNotOpen extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'booking.sale-not-open';

  constructor(opensAt: Date, serverTime: Date) {
    super('The sale has not opened yet.', { opensAt, serverTime });
  }
}

export class SaleClosed extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'booking.sale-closed';

  constructor() {
    super('The sale of this performance has ended.');
  }
}

export class EmailUnverified extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'auth.email-unverified';

  constructor() {
    super('Confirm your e-mail address first.');
  }
}

export class AccountSuspended extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'auth.account-suspended';

  constructor() {
    super('This account cannot book at the moment.');
  }
}

/** Also the answer for somebody else's booking: nobody learns that it exists. */
export class BookingNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'booking.not-found';

  constructor() {
    super('There is no such booking.');
  }
}

export class HoldExpired extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'booking.hold-expired';

  constructor() {
    super('The time to pay has run out and the seats were given back. Nothing was charged.');
  }
}

export class BookingNotPayable extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'booking.not-payable';

  constructor(state: string) {
    super('This booking cannot be paid for any more.', { state });
  }
}

export class BookingNotReleasable extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'booking.not-releasable';

  constructor(state: string) {
    super('Only seats that are held and not being paid for can be given back.', { state });
  }
}
