import { DomainError } from '#kernel/domain-error';

export class AdmissionRequired extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'queue.admission-required';

  constructor(performanceId: string) {
    super('There is a queue in front of this performance. Join it first.', { performanceId });
  }
}

/** Forged, somebody else's, or for another performance: it does not matter which. */
export class AdmissionInvalid extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'queue.admission-invalid';

  constructor(performanceId: string) {
    super('This admission is not yours or not for this performance.', { performanceId });
  }
}

export class AdmissionOver extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'queue.admission-over';

  constructor(performanceId: string) {
    super('Your time inside is over. Join the queue again.', { performanceId });
  }
}

export class QueueOff extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'queue.off';

  constructor() {
    super('There is no queue in front of this performance.');
  }
}

export class QueueNotOpen extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'queue.not-open';

  constructor(entranceOpensAt: Date | null) {
    super('The queue is not open yet.', { entranceOpensAt });
  }
}

export class QueueClosed extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'queue.closed';

  constructor() {
    super('The sale is over.');
  }
}

export class PlaceTakenElsewhere extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'queue.other-account';

  constructor() {
    super('You have a place in this queue with another account of yours.');
  }
}

export class NoPlace extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'queue.no-place';

  constructor() {
    super('You have no place in this queue.');
  }
}

export class QueueEmailUnverified extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'auth.email-unverified';

  constructor() {
    super('Confirm your e-mail address first.');
  }
}

export class QueueAccountSuspended extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'auth.account-suspended';

  constructor() {
    super('This account cannot join.');
  }
}

export class NoSuchPerformance extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'catalog.performance-not-found';

  constructor() {
    super('There is no such performance.');
  }
}

export class DrawFixed extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'queue.draw-fixed';

  constructor(closesAt: Date) {
    super('People have joined the draw that was announced for another time. It can no longer be moved.', { closesAt });
  }
}

export class QueueSettingsChanged extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'queue.settings-changed';

  constructor(revision: number) {
    super('Somebody else has set this queue up since you looked. Look again first.', { revision });
  }
}

export class NoDraw extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'queue.no-draw';

  constructor() {
    super('There is no draw for this performance, or it has not been drawn yet.');
  }
}

export class QueueStartMissing extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'queue.start-missing';

  constructor() {
    super('Say from when the queue is on.');
  }
}
