import { DomainError } from '#kernel/domain-error';

export class PaymentNotFound extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'payment.not-found';

  constructor() {
    super('There is no such payment attempt for this booking.');
  }
}

export class AmountMismatch extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'payment.amount-mismatch';

  constructor() {
    super('This is not what the booking costs. Nothing was charged.');
  }
}

/** The gateway said no. `reason` is its own code, for instance REJECT_CARD_PAYMENT. */
export class PaymentDeclined extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'payment.declined';

  constructor(reason: string) {
    super('The payment was not accepted. Nothing was charged.', { reason });
  }
}

/** Toss does not answer at the moment. Nothing was written and nothing charged; the seats stay held. */
export class GatewayUnavailable extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'payment.gateway-unavailable';

  constructor(retryAfterSeconds: number) {
    super('Payments cannot be taken at this moment. Nothing was charged; try again shortly.', { retryAfterSeconds });
  }
}

/** The money came before the account could be closed: it settles, and can be cancelled like any other ticket then. */
export class DepositArrived extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'payment.deposit-arrived';

  constructor() {
    super('A deposit has just arrived. The booking is completed within minutes and can be cancelled afterwards.');
  }
}

/** NOT_PAID: there is no money to show. METHOD: cards and easy pay need no cash receipt. */
export class CashReceiptNotPossible extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'payment.cash-receipt-not-possible';

  constructor(reason: 'NOT_PAID' | 'METHOD') {
    super('There is no cash receipt for this booking.', { reason });
  }
}

export class CashReceiptExists extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'payment.cash-receipt-exists';

  constructor() {
    super('A cash receipt was issued for this payment already.');
  }
}

/** `reason` is Toss's own code: usually the number is nobody's. */
export class CashReceiptRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'payment.cash-receipt-refused';

  constructor(reason: string) {
    super('The cash receipt was refused.', { reason });
  }
}

/** This attempt, or this booking, was paid by another payment. */
export class PaymentAlreadyDone extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'payment.already-done';

  constructor() {
    super('This booking was paid for in another window.');
  }
}

/** The money came, but the seats were gone: the same code as for a hold that ran out before anything was charged. */
export class PaidTooLate extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'booking.hold-expired';

  constructor() {
    super('The seats were given back before the payment arrived. All of it is being returned.', { moneyReturns: true });
  }
}
