import { DomainError } from '#kernel/domain-error';

/** The booking has no tickets: it was never paid for. */
export class TicketNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'ticket.not-found';

  constructor() {
    super('This booking has no tickets.');
  }
}

/** A ticket that was used or given back cannot be given back (again). */
export class TicketNotValid extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'ticket.not-valid';

  constructor() {
    super('A ticket of these was used or given back already.');
  }
}
