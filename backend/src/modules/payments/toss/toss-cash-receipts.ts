import { Injectable } from '@nestjs/common';
import type { CashReceiptType } from '../domain/cash-receipt';
import { type CashReceiptAnswer, type CashReceiptFinding, CashReceiptOffice } from '../domain/cash-receipt-office';
import { fields, readCashReceipt } from './toss-payment';
import { type TossReply, TossTransport } from './toss-transport';

/** Of Toss's 10,000 at most. */
const PAGE = 1_000;
const MOST_PAGES = 100;
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

  /** Toss has no way to ask for one receipt: it lists those of a day, a page at a time. */
  async find(orderId: string, day: string): Promise<CashReceiptFinding> {
    let after = '';
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const path = `/v1/cash-receipts?requestDate=${day}&limit=${PAGE}${after && `&startingAfter=${after}`}`;
      const reply = await this.transport.lookUp({ op: 'cash-receipts', path });
      if (reply.kind === 'none') return { kind: 'none' };
      if (reply.kind !== 'body') return { kind: 'unclear', code: reply.code };
      const { data, hasNext, lastCursor } = fields(reply.body);
      if (!Array.isArray(data)) return { kind: 'unclear', code: 'UNREADABLE' };
      const mine = data.map(fields).find((one) => one['orderId'] === orderId && isThere(one));
      const receipt = mine && readCashReceipt(mine);
      if (receipt) return { kind: 'receipt', receipt };
      if (hasNext !== true || typeof lastCursor !== 'string') return { kind: 'none' };
      after = encodeURIComponent(lastCursor);
    }
    return { kind: 'unclear', code: 'TOO_MANY' };
  }

  async cancel(cancellation: Parameters<CashReceiptOffice['cancel']>[0]): Promise<CashReceiptAnswer> {
    const { receiptKey, amount, idempotencyKey } = cancellation;
    const path = `/v1/cash-receipts/${encodeURIComponent(receiptKey)}/cancel`;
    return answerOf(await this.transport.askTwice({ op: 'cash-receipt', path, body: { amount }, idempotencyKey }));
  }
}

function isThere({ transactionType, issueStatus }: Record<string, unknown>): boolean {
  return transactionType !== 'CANCEL' && issueStatus !== 'FAILED';
}

function answerOf(reply: TossReply): CashReceiptAnswer {
  if (reply.kind === 'unclear') return { kind: 'unclear', code: reply.code };
  if (reply.kind !== 'body') return { kind: 'refused', code: reply.code };
  const receipt = readCashReceipt(reply.body);
  return receipt ? { kind: 'receipt', receipt } : { kind: 'unclear', code: 'UNREADABLE' };
}
