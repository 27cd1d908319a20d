import { Injectable, Logger } from '@nestjs/common';
import { BookingLifecycle, type PayableBooking } from '#modules/bookings';
import { Outbox } from '#platform/outbox/outbox';
import { AccountTerms } from '../domain/account-terms';
import { HELD_AFTER_DUE_SECONDS } from '../domain/deposit-rules';
import { CashReceipts } from '../domain/cash-receipts';
import type { GatewayPayment } from '../domain/gateway-answer';
import type { Payment } from '../domain/payment';
import { type PaymentActor, Payments } from '../domain/payments';
import { VirtualAccounts } from '../domain/virtual-accounts';

export const ACCOUNT_ISSUED = 'payment.account-issued';
export const DEPOSIT_MISSED = 'payment.deposit-missed';

/**
 * What a virtual account means for its payment and its booking (docs/adr/0015). Every call joins the transaction of
 * SettlePayment, which holds the locks of both.
 */
@Injectable()
export class Deposits {
  private readonly log = new Logger(Deposits.name);

  constructor(
    private readonly payments: Payments,
    private readonly accounts: VirtualAccounts,
    private readonly terms: AccountTerms,
    private readonly bookings: BookingLifecycle,
    private readonly receipts: CashReceipts,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The gateway issued an account: the seats stay held for longer than anybody can pay into it. Undefined when it is none
   * that we could have offered, because the browser asked for it and not we.
   */
  async open(payment: Payment, booking: PayableBooking, money: GatewayPayment, actor: PaymentActor) {
    const { account, secret } = money;
    // Seats are changed within minutes or not at all: nobody transfers a difference by tomorrow.
    if (!account || secret === null || booking.state !== 'PAYING' || booking.isChange) return undefined;
    if (!(await this.terms.allows(booking, account.dueAt))) return undefined;

    await this.accounts.open(payment.id, { ...account, secret });
    const heldUntil = new Date(account.dueAt.getTime() + HELD_AFTER_DUE_SECONDS * 1_000);
    await this.bookings.awaitDeposit(booking.id, heldUntil, `payment ${payment.id}`);
    await this.tell(ACCOUNT_ISSUED, payment);
    return this.payments.move(payment, { to: 'WAITING_FOR_DEPOSIT', actor, cause: 'account-issued', money });
  }

  /** Whether a deposit counts: not when it was first seen, but when it is still there after the settle delay. */
  async isBelieved({ id }: Payment): Promise<boolean> {
    const account = await this.accounts.of(id);
    if (!account || account.isSettled) return true;
    if (!account.depositSeenAt) await this.accounts.depositSeen(id);
    return false;
  }

  /** The gateway waits again: if a deposit was seen, the bank took it back in time, and nothing happened. */
  async waitsAgain({ id }: Payment): Promise<void> {
    const account = await this.accounts.of(id);
    if (!account?.depositSeenAt) return;
    this.log.warn({ paymentId: id }, 'A deposit was taken back by the bank before it counted');
    await this.accounts.depositGone(id);
  }

  /** The money counts. */
  async counted({ id }: Payment): Promise<void> {
    await this.accounts.settled(id);
  }

  /** The cash receipt the buyer chose in the payment window is there once the money is, or a little later. */
  async noteReceipt({ id }: Payment, { cashReceipt }: GatewayPayment): Promise<void> {
    if (cashReceipt) await this.receipts.fromWindow(id, cashReceipt);
  }

  /** The gateway's word that nobody can pay into the account any more: only now the seats go back. */
  async over(payment: Payment, closed: { readonly isExpired: boolean; readonly cause: string }, actor: PaymentActor) {
    const account = await this.accounts.of(payment.id);
    // Toss says CANCELED of one that we closed because it was overdue.
    const isExpired = closed.isExpired || account?.isOverdue === true;
    const [to, ending] = isExpired ? (['EXPIRED', 'EXPIRED'] as const) : (['CANCELED', 'CANCELLED'] as const);
    const over = await this.payments.move(payment, { to, actor, cause: closed.cause });
    await this.accounts.closed(payment.id);
    await this.bookings.depositMissed(payment.bookingId, ending, `payment ${closed.cause}`);
    if (isExpired) await this.tell(DEPOSIT_MISSED, payment);
    return over;
  }

  private tell(topic: string, { id, bookingId }: Payment): Promise<void> {
    return this.outbox.add({
      topic,
      aggregateId: id,
      payload: { bookingId, paymentId: id },
      dedupeKey: `${topic}:${id}`,
    });
  }
}
