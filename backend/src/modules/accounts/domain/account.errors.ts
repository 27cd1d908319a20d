import { DomainError } from '#kernel/domain-error';

/** One answer for an unknown address and a wrong password. */
export class WrongCredentials extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'auth.wrong-credentials';

  constructor() {
    super('The e-mail address or the password is wrong.');
  }
}

/** Only told to somebody who knew the password. */
export class EmailUnverified extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'auth.email-unverified';

  constructor() {
    super('Confirm your e-mail address first: follow the link we sent.');
  }
}

export class AccountSuspended extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'auth.account-suspended';

  constructor() {
    super('This account is suspended.');
  }
}

export class OneTimeTokenSpent extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'auth.token-used-or-expired';

  constructor() {
    super('This link was used, replaced by a newer one, or is too old. Ask for a new one.');
  }
}

export type PasswordWeakness = 'too-short' | 'too-long' | 'common' | 'context';

export class PasswordWeak extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'auth.password-weak';

  constructor(reason: PasswordWeakness, limits: { min: number; max: number }) {
    super('Choose another password.', { reason, ...limits });
  }
}

export class RefreshInvalid extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'auth.refresh-invalid';

  constructor() {
    super('This session has ended. Sign in again.');
  }
}

/** The answer of a provider, or a link that completes it, reached a browser that had not asked for it. */
export class ProviderStateWrong extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'auth.provider-state';

  constructor() {
    super('This sign-in was not started in this browser, or took too long. Start again.');
  }
}

export class ProviderDenied extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'auth.provider-denied';

  constructor() {
    super('The consent at the provider was not given.');
  }
}

export class ProviderFailed extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'auth.provider-failed';

  constructor() {
    super('The provider could not tell us who you are. Try again, or sign in another way.');
  }
}

/** The address belongs to an account that has to say yes first, or that has another identity of this provider. */
export class LinkRequired extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'auth.link-required';

  constructor() {
    super('This identity cannot be connected to this account.');
  }
}

export class PasswordHashingBusy extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'server.unavailable';

  constructor(retryAfterSeconds: number) {
    super('Very many people are signing in just now. Try again shortly.', { retryAfterSeconds });
  }
}
