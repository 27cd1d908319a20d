import { DomainError } from '#kernel/domain-error';

/** This queue asks for a solved challenge, and none came along. */
export class ChallengeRequired extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'queue.challenge-required';

  constructor() {
    super('Solve the challenge of this queue first.');
  }
}

/** Forged, somebody else's, for another performance, or not the number that was asked for: it does not matter which. */
export class ChallengeInvalid extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'queue.challenge-invalid';

  constructor() {
    super('This is not the solution of a challenge of yours for this performance.');
  }
}

export class ChallengeExpired extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'queue.challenge-expired';

  constructor() {
    super('This challenge is too old. Ask for a new one.');
  }
}

export class ChallengeUsed extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'queue.challenge-used';

  constructor() {
    super('This challenge has been used. Ask for a new one.');
  }
}

/** The declaration is missing, or came before anybody could have read it. */
export class DeclarationMissing extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'queue.declaration-missing';

  constructor() {
    super('Declare first that no program books for you.');
  }
}
