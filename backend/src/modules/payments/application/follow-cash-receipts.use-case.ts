import { Injectable, Logger } from '@nestjs/common';
import { addDays, koreanDay } from '#kernel/korean-time';
import { CashReceiptOffice } from '../domain/cash-receipt-office';
import { CashReceipts, type UnclearReceipt } from '../domain/cash-receipts';

const AT_ONCE = 10;
/** Toss lists a receipt by the day it was asked for; a question asked this long ago is not on its way any more, milliseconds. */
const GIVEN_UP_MS = 3_600_000;

/**
 * Finds out what became of a cash receipt whose answer was lost and whose buyer did not ask again: were it issued and unknown to us, no
 * cancellation would ever take it back at the tax office. Any number may run at once.
 */
@Injectable()
export class FollowCashReceipts {
  private readonly log = new Logger(FollowCashReceipts.name);

  constructor(
    private readonly receipts: CashReceipts,
    private readonly office: CashReceiptOffice,
  ) {}

  /** How many were unclear. */
  async execute(): Promise<number> {
    const unclear = await this.receipts.takeUnclear(AT_ONCE);
    for (const each of unclear) await this.follow(each);
    return unclear.length;
  }

  private async follow(receipt: UnclearReceipt): Promise<void> {
    const asked = koreanDay(receipt.requestedAt);
    // Asked for just before midnight it may be of the next day, by Toss's clock.
    for (const day of [asked, addDays(asked, 1)]) {
      const answer = await this.office.find(receipt.orderId, day);
      if (answer.kind === 'receipt') return void (await this.receipts.issued(receipt.id, answer.receipt));
      if (answer.kind === 'unclear') {
        this.log.warn(
          { receiptId: receipt.id, code: answer.code },
          'A cash receipt is still unclear; it comes round again',
        );
        return;
      }
    }
    if (receipt.takenAt.getTime() - receipt.requestedAt.getTime() > GIVEN_UP_MS)
      await this.receipts.neverIssued(receipt);
  }
}
