import { DomainError } from '#kernel/domain-error';

export class RangeInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'report.range-invalid';

  constructor() {
    super('Give two calendar days, the first not after the last, at most five years apart.');
  }
}
