import type { GatewayPayment } from './gateway-answer';
import { remaining, verdictOn } from './verdict';

const ours = { orderId: 'T1-order', paymentKey: 'tk_1', amount: 100_000 };

function told(changes: Partial<GatewayPayment> = {}): GatewayPayment {
  return {
    paymentKey: 'tk_1',
    orderId: 'T1-order',
    status: 'DONE',
    currency: 'KRW',
    totalAmount: 100_000,
    lastTransactionKey: 'tx_1',
    method: 'CARD',
    easyPayProvider: null,
    approvedAt: new Date('2027-01-01T00:00:00Z'),
    receiptUrl: null,
    failureCode: null,
    cancellations: [],
    account: null,
    secret: null,
    cashReceipt: null,
    ...changes,
  };
}

const verdictOf = (changes: Partial<GatewayPayment>) => verdictOn({ kind: 'payment', payment: told(changes) }, ours);

describe('a verdict on what the gateway says', () => {
  it('believes an approval of our order in our sum', () => {
    expect(verdictOf({})).toMatchObject({ kind: 'captured', money: { lastTransactionKey: 'tx_1' } });
  });

  it.each([
    ['another sum', { totalAmount: 99_999 }],
    ['another currency', { currency: 'USD' }],
  ])('does not accept %s', (_, changes) => {
    expect(verdictOf(changes)).toMatchObject({ kind: 'unacceptable', code: 'AMOUNT_MISMATCH' });
  });

  it.each([
    ['order', { orderId: 'T2-order' }],
    ['window of the same order', { paymentKey: 'tk_2' }],
  ])('takes an answer about another %s for no answer', (_, changes) => {
    expect(verdictOf(changes)).toEqual({ kind: 'unclear', code: 'ANOTHER_PAYMENT', answered: false });
  });

  it('waits for the deposit of our sum, and never of another', () => {
    const waiting = { status: 'WAITING_FOR_DEPOSIT', approvedAt: null } as const;

    expect(verdictOf(waiting)).toMatchObject({ kind: 'waiting' });
    expect(verdictOf({ ...waiting, totalAmount: 1 })).toMatchObject({ kind: 'unacceptable', code: 'AMOUNT_MISMATCH' });
  });

  it.each([
    ['READY', 'not-paid'],
    ['IN_PROGRESS', 'not-paid'],
    ['ABORTED', 'refused'],
    ['EXPIRED', 'expired'],
    ['CANCELED', 'captured'],
    ['PARTIAL_CANCELED', 'captured'],
  ] as const)('reads %s as %s', (status, kind) => {
    expect(verdictOf({ status }).kind).toBe(kind);
  });

  it('names the reason of an aborted payment', () => {
    expect(verdictOf({ status: 'ABORTED', failureCode: 'REJECT_CARD_COMPANY' })).toEqual({
      kind: 'refused',
      code: 'REJECT_CARD_COMPANY',
    });
  });

  it('takes a cancellation before any approval for a refusal: no money moved', () => {
    expect(verdictOf({ status: 'CANCELED', approvedAt: null })).toMatchObject({ kind: 'refused' });
  });

  it('counts what is left after cancellations', () => {
    const at = new Date('2027-01-01T00:00:00Z');
    const cancellations = [30_000, 20_000].map((amount, i) => ({ transactionKey: `c${i}`, amount, at, reason: null }));

    expect(remaining(told({ cancellations }))).toBe(50_000);
  });
});
