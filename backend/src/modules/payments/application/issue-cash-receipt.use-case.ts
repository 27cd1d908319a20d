import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { BookingLifecycle, BookingNotFound } from '#modules/bookings';
import { Transactions } from '#platform/database/transactions';
import type { CashReceipt, CashReceiptType } from '../domain/cash-receipt';
import { CashReceiptOffice } from '../domain/cash-receipt-office';
import { CashReceipts } from '../domain/cash-receipts';
import type { Payment } from '../domain/payment';
import {
  CashReceiptExists,
  CashReceiptNotPossible,
  CashReceiptRefused,
  GatewayUnavailable,
} from '../domain/payment.errors';
import { Payments } from '../domain/payments';
import { TossClient } from '../domain/toss-client';

/** A receipt shows what the money was for. */
const ORDER_NAME = '공연 예매';
const RETRY_SECONDS = 10;

export interface CashReceiptCommand {
  readonly bookingId: string;
  readonly accountId: string;
  readonly type: CashReceiptType;
  /** Digits only. Goes to Toss and is kept nowhere. */
  readonly identityNumber: string;
}

/**
 * Issues a cash receipt (현금영수증) for a booking that was paid from a bank account, when the buyer asked for none in the
 * payment window. One for each payment, however often it is asked for.
 */
@Injectable()
export class IssueCashReceipt {
  constructor(
    private readonly transactions: Transactions,
    private readonly bookings: BookingLifecycle,
    private readonly payments: Payments,
    private readonly receipts: CashReceipts,
    private readonly office: CashReceiptOffice,
    private readonly toss: TossClient,
  ) {}

  /**
   * @throws BookingNotFound, CashReceiptNotPossible, CashReceiptExists, CashReceiptRefused, GatewayUnavailable (then it may
   *   have been issued all the same; asking again finds out)
   */
  async execute(command: CashReceiptCommand): Promise<CashReceipt> {
    await this.toss.assertReachable();
    const { receipt, payment } = await this.transactions.run(() => this.request(command));
    const answer = await this.office.issue({
      orderId: payment.orderId,
      orderName: ORDER_NAME,
      amount: receipt.amount,
      type: receipt.type,
      identityNumber: command.identityNumber,
      // A repetition after a lost answer is the same question.
      idempotencyKey: receipt.id,
    });
    if (answer.kind === 'unclear') throw new GatewayUnavailable(RETRY_SECONDS);
    if (answer.kind === 'refused') {
      await this.transactions.run(() => this.receipts.failed(receipt.id, answer.code));
      throw new CashReceiptRefused(answer.code);
    }
    return this.transactions.run(() => this.receipts.issued(receipt.id, answer.receipt));
  }

  private async request({ bookingId, accountId, type }: CashReceiptCommand) {
    const booking = await this.bookings.lock(bookingId);
    if (booking.accountId !== accountId) throw new BookingNotFound();
    const payment = await this.payments.paid(bookingId);
    if (!payment) throw new CashReceiptNotPossible('NOT_PAID');
    if (!isFromBank(payment)) throw new CashReceiptNotPossible('METHOD');

    const live = await this.receipts.live(payment.id);
    if (live?.state === 'ISSUED') throw new CashReceiptExists();
    if (live) await this.receipts.askedAgain(live.id);
    const receipt =
      live ?? (await this.receipts.request({ id: newId(), paymentId: payment.id, type, amount: payment.balance }));
    return { receipt, payment };
  }
}

/** Cards and easy pay are on the tax office's list already. */
function isFromBank({ method }: Payment): boolean {
  return method === 'TRANSFER' || method === 'VIRTUAL_ACCOUNT';
}
