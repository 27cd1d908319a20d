import { DomainError } from '#kernel/domain-error';

export class SeatMapNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'seating.seat-map-not-found';

  constructor() {
    super('There is no such seat map.');
  }
}
