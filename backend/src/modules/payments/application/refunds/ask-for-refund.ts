import { Injectable } from '@nestjs/common';
import type { GatewayPayment } from '../../domain/gateway-answer';
import type { Payment } from '../../domain/payment';
import type { Refund } from '../../domain/refunds/refund';
import { matchingCancellation } from '../../domain/refunds/matching-cancellation';
import { TossClient } from '../../domain/toss-client';
import { RefundAccounts } from './refund-accounts';
import { RefundBook } from './refund-book';
import type { MoneyBack } from './settle-refund';

/** What asking the gateway came to. */
export type RefundAnswer =
  | { readonly kind: 'paid'; readonly money: MoneyBack }
  /** Nobody knows. `newKey`: it answered this key for good without paying. */
  | { readonly kind: 'unknown'; readonly code: string; readonly newKey: boolean }
  /** It will not, as things are. */
  | { readonly kind: 'refused'; readonly code: string };

/**
 * Asks the gateway for one refund. Whatever may have been asked before is looked for first, so that no money goes back
 * twice: every cancellation carries the refund's id in its reason, and the same idempotency key however often it is sent.
 */
@Injectable()
export class AskForRefund {
  constructor(
    private readonly toss: TossClient,
    private readonly book: RefundBook,
    private readonly accounts: RefundAccounts,
  ) {}

  async execute(refund: Refund, payment: Payment, mayHaveBeenSent: boolean): Promise<RefundAnswer> {
    if (payment.paymentKey === null) return { kind: 'refused', code: 'NEVER_AUTHENTICATED' };
    if (mayHaveBeenSent) {
      const found = await this.lookFor(refund, payment.paymentKey, false);
      if (found.kind !== 'refused') return found;
    }
    const account = payment.method === 'VIRTUAL_ACCOUNT' ? await this.accounts.of(refund.id) : undefined;
    if (payment.method === 'VIRTUAL_ACCOUNT' && !account) return { kind: 'refused', code: 'REFUND_ACCOUNT_MISSING' };

    const answer = await this.toss.cancel({
      paymentKey: payment.paymentKey,
      reason: reasonOf(refund),
      amount: refund.amount,
      idempotencyKey: refund.keyRound === 1 ? refund.id : `${refund.id}-${refund.keyRound}`,
      // A key that was used up: should the gateway have paid for it after all, the balance gives it away.
      ...(refund.keyRound > 1 && { refundable: payment.balance }),
      ...(account && { account }),
    });
    if (answer.kind === 'payment')
      return (
        (await this.match(refund, answer.payment, false)) ?? { kind: 'unknown', code: 'NOT_LISTED', newKey: false }
      );
    if (answer.kind === 'unclear') return { kind: 'unknown', code: answer.code, newKey: answer.answered };
    // Its no may mean that the money is back already, perhaps from its own desk.
    const found = await this.lookFor(refund, payment.paymentKey, true);
    return found.kind === 'refused' ? { kind: 'refused', code: answer.code } : found;
  }

  /** `refused` when it is certain that this money has not gone back. */
  async lookFor(refund: Refund, paymentKey: string, alsoWithoutId: boolean): Promise<RefundAnswer> {
    const answer = await this.toss.find(paymentKey);
    if (answer.kind === 'unclear') return { kind: 'unknown', code: answer.code, newKey: false };
    if (answer.kind !== 'payment') return { kind: 'refused', code: answer.code };
    return (await this.match(refund, answer.payment, alsoWithoutId)) ?? { kind: 'refused', code: 'NOT_LISTED' };
  }

  private async match(
    refund: Refund,
    money: GatewayPayment,
    alsoWithoutId: boolean,
  ): Promise<RefundAnswer | undefined> {
    const known = await this.book.knownTransactions(refund.paymentId);
    const found = matchingCancellation(refund, money.cancellations, known, alsoWithoutId);
    return found && { kind: 'paid', money: { transactionKey: found.transactionKey, at: found.at } };
  }
}

/** The buyer may read it on a statement; the id in brackets is how the cancellation is found again. */
function reasonOf({ cause, id }: Refund): string {
  const words = {
    BUYER: '고객 예매 취소',
    STAFF: '상담원 예매 취소',
    ORGANISER: '공연 취소·주최 측 사유',
    NO_SEAT: '좌석을 확보하지 못해 전액 환불',
    CHANGE: '좌석·회차 변경 차액',
    BANK: '은행 입금 취소',
    GATEWAY: '결제사 환불',
  }[cause];
  return `${words} [${id}]`;
}
