import { DomainError } from '#kernel/domain-error';

/** The booking has no tickets: it was never paid for. */
export class TicketNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'ticket.not-found';

  constructor() {
    super('This booking has no tickets.');
  }
}
