import { Injectable } from '@nestjs/common';
import type { CashReceiptType } from '../domain/cash-receipt';
import { type CashReceiptAnswer, CashReceiptOffice } from '../domain/cash-receipt-office';
import { readCashReceipt } from './toss-payment';
import { type TossReply, TossTransport } from './toss-transport';

const TYPES: Readonly<Record<CashReceiptType, string>> = { INCOME_DEDUCTION: '소득공제', PROOF_OF_EXPENSE: '지출증빙' };

@Injectable()
export class TossCashReceipts extends CashReceiptOffice {
  constructor(private readonly transport: TossTransport) {
    super();
  }

  async issue(order: Parameters<CashReceiptOffice['issue']>[0]): Promise<CashReceiptAnswer> {
    const { type, identityNumber, idempotencyKey, ...rest } = order;
    const body = { ...rest, type: TYPES[type], customerIdentityNumber: identityNumber };
    return answerOf(
      await this.transport.askTwice({ op: 'cash-receipt', path: '/v1/cash-receipts', body, idempotencyKey }),
    );
  }

  async cancel(cancellation: Parameters<CashReceiptOffice['cancel']>[0]): Promise<CashReceiptAnswer> {
    const { receiptKey, amount, idempotencyKey } = cancellation;
    const path = `/v1/cash-receipts/${encodeURIComponent(receiptKey)}/cancel`;
    return answerOf(await this.transport.askTwice({ op: 'cash-receipt', path, body: { amount }, idempotencyKey }));
  }
}

function answerOf(reply: TossReply): CashReceiptAnswer {
  if (reply.kind === 'unclear') return { kind: 'unclear', code: reply.code };
  if (reply.kind !== 'body') return { kind: 'refused', code: reply.code };
  const receipt = readCashReceipt(reply.body);
  return receipt ? { kind: 'receipt', receipt } : { kind: 'unclear', code: 'UNREADABLE' };
}
