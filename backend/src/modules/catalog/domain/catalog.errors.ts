import { DomainError } from '#kernel/domain-error';

export class EventNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'catalog.event-not-found';

  constructor() {
    super('There is no such event.');
  }
}

export class PerformanceNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'catalog.performance-not-found';

  constructor() {
    super('There is no such performance.');
  }
}
