import { Injectable } from '@nestjs/common';
import { BookingNotReleasable, BookingReads } from '#modules/bookings';
import type { Payment } from '../domain/payment';
import { DepositArrived, GatewayUnavailable } from '../domain/payment.errors';
import { TossClient } from '../domain/toss-client';
import { CloseAccount } from './close-account.use-case';
import { GatewaySilent } from './resolve-payment.use-case';

const RETRY_SECONDS = 5;

/** A buyer does not want to transfer the money any more: the account is closed at Toss, then the seats go back. */
@Injectable()
export class GiveUpAccount {
  constructor(
    private readonly reads: BookingReads,
    private readonly toss: TossClient,
    private readonly closeAccount: CloseAccount,
  ) {}

  /**
   * Safe to repeat.
   * @throws BookingNotFound, BookingNotReleasable when it waits for no deposit, DepositArrived, GatewayUnavailable
   */
  async execute({ bookingId, accountId }: { bookingId: string; accountId: string }): Promise<void> {
    const booking = await this.reads.ofBuyer(bookingId, accountId);
    if (booking.state === 'CANCELLED' || booking.state === 'EXPIRED') return;
    const paymentId = booking.payment?.virtualAccount ? booking.payment.id : undefined;
    if (booking.state !== 'AWAITING_DEPOSIT' || !paymentId) throw new BookingNotReleasable(booking.state);

    await this.toss.assertReachable();
    const payment = await this.close(paymentId);
    if (payment.state === 'WAITING_FOR_DEPOSIT' || payment.balance > 0) throw new DepositArrived();
  }

  private async close(paymentId: string): Promise<Payment> {
    try {
      return await this.closeAccount.execute(paymentId, 'buyer', '구매자가 입금 전에 예매를 취소했습니다.');
    } catch (error) {
      if (error instanceof GatewaySilent) throw new GatewayUnavailable(RETRY_SECONDS);
      throw error;
    }
  }
}
