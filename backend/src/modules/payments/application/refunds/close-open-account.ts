import { Injectable } from '@nestjs/common';
import { CloseAccount } from '../close-account.use-case';
import { Payments } from '../../domain/payments';

/** Closes the virtual account a booking still waits for a deposit on, so that nobody pays for what was called off. */
@Injectable()
export class CloseOpenAccount {
  constructor(
    private readonly payments: Payments,
    private readonly closeAccount: CloseAccount,
  ) {}

  /** Asks the gateway: not inside a transaction. */
  async closeFor(bookingId: string): Promise<void> {
    const waiting = await this.payments.waitingForDeposit(bookingId);
    if (waiting) await this.closeAccount.execute(waiting, 'system', '공연이 취소되어 가상계좌를 닫습니다.');
  }
}
