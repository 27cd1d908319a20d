import { DomainError } from '#kernel/domain-error';

export class SignInRequired extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'auth.required';

  constructor() {
    super('Sign in first.');
  }
}

export class AccessTokenInvalid extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'auth.token-invalid';

  constructor() {
    super('This session has ended or was never ours. Sign in again.');
  }
}

export class AccessForbidden extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'auth.forbidden';

  constructor() {
    super('Your role may not do this.');
  }
}

export class IdempotencyKeyRequired extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'request.idempotency-key-required';

  constructor() {
    super('Send an Idempotency-Key header: 8 to 64 letters, digits, hyphens or underscores, new for every wish.');
  }
}

export class IdempotencyKeyReused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'request.idempotency-key-reused';

  constructor() {
    super('This Idempotency-Key was used for another request.');
  }
}

export class TooManyRequests extends DomainError {
  readonly kind = 'too-many';
  readonly code = 'request.too-many';

  constructor(retryAfterSeconds: number) {
    super(`Too many requests. Try again in ${retryAfterSeconds} s.`, { retryAfterSeconds });
  }
}
