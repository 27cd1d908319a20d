import type { GatewayAnswer, GatewayPayment } from './gateway-answer';
import type { Payment } from './payment';

/** What a gateway's answer means for a payment of ours. */
export type Verdict =
  /** The money was taken; some or all of it may have been given back since. */
  | { readonly kind: 'captured'; readonly money: GatewayPayment }
  /** It was taken, or can still be, but not as agreed: it must be cancelled at the gateway. */
  | { readonly kind: 'unacceptable'; readonly code: string; readonly money: GatewayPayment }
  /** A virtual account is open; the buyer has not paid into it, or the bank took the deposit back. */
  | { readonly kind: 'waiting'; readonly money: GatewayPayment }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'expired' }
  /** Not taken so far; a confirmation may still take it. */
  | { readonly kind: 'not-paid'; readonly code: string }
  | { readonly kind: 'unclear'; readonly code: string; readonly answered: boolean };

/** Never believes an answer about another payment, another sum or another currency. */
export function verdictOn(answer: GatewayAnswer, payment: Pick<Payment, 'orderId' | 'paymentKey' | 'amount'>): Verdict {
  if (answer.kind === 'none') return { kind: 'not-paid', code: answer.code };
  if (answer.kind !== 'payment') return answer;

  const { payment: money } = answer;
  if (money.orderId !== payment.orderId || money.paymentKey !== payment.paymentKey)
    return { kind: 'unclear', code: 'ANOTHER_PAYMENT', answered: false };
  switch (money.status) {
    case 'DONE':
    case 'CANCELED':
    case 'PARTIAL_CANCELED':
      if (!money.approvedAt) return { kind: 'refused', code: 'CANCELED_BEFORE_PAYMENT' };
      return isAsAgreed(money, payment.amount) ? { kind: 'captured', money } : mismatch(money);
    case 'WAITING_FOR_DEPOSIT':
      return isAsAgreed(money, payment.amount) ? { kind: 'waiting', money } : mismatch(money);
    case 'ABORTED':
      return { kind: 'refused', code: money.failureCode ?? 'ABORTED' };
    case 'EXPIRED':
      return { kind: 'expired' };
    case 'READY':
    case 'IN_PROGRESS':
      return { kind: 'not-paid', code: money.status };
  }
}

function isAsAgreed({ totalAmount, currency }: GatewayPayment, amount: number): boolean {
  return totalAmount === amount && currency === 'KRW';
}

function mismatch(money: GatewayPayment): Verdict {
  return { kind: 'unacceptable', code: 'AMOUNT_MISMATCH', money };
}

/** What is left of the captured money at the gateway, in won. */
export function remaining({ totalAmount, cancellations }: GatewayPayment): number {
  return totalAmount - cancellations.reduce((sum, { amount }) => sum + amount, 0);
}
