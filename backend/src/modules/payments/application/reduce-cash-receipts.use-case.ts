import { Injectable, Logger } from '@nestjs/common';
import { CashReceiptOffice } from '../domain/cash-receipt-office';
import { CashReceipts, type ExcessiveReceipt } from '../domain/cash-receipts';

const AT_ONCE = 10;

/** When money was given back, its cash receipt must say so: by the whole amount or by a part. Any number may run at once. */
@Injectable()
export class ReduceCashReceipts {
  private readonly log = new Logger(ReduceCashReceipts.name);

  constructor(
    private readonly receipts: CashReceipts,
    private readonly office: CashReceiptOffice,
  ) {}

  /** How many receipts said too much. */
  async execute(): Promise<number> {
    const excessive = await this.receipts.takeExcessive(AT_ONCE);
    for (const each of excessive) await this.reduce(each);
    return excessive.length;
  }

  private async reduce({ receipt, excess }: ExcessiveReceipt): Promise<void> {
    // Toss lets a receipt from the payment window follow its payment by itself.
    if (receipt.origin === 'WINDOW' || receipt.receiptKey === null) return this.receipts.reduced(receipt, excess);
    const { id, receiptKey, cancelledAmount } = receipt;
    const idempotencyKey = `${id}-${cancelledAmount + excess}`;
    const answer = await this.office.cancel({ receiptKey, amount: excess, idempotencyKey });
    if (answer.kind === 'receipt' || isDoneAlready(answer.code)) return this.receipts.reduced(receipt, excess);
    this.log.error({ receiptId: id, code: answer.code }, 'A cash receipt could not be reduced; it comes round again');
  }
}

function isDoneAlready(code: string): boolean {
  return code === 'ALREADY_CANCELED_CASH_RECEIPT';
}
