import { readTossPayment } from './toss-payment';

/** Shortened from the sample of a confirmed card payment in Toss's core API reference (2022-11-16). */
const approved = {
  mId: 'tosspayments',
  version: '2022-11-16',
  lastTransactionKey: '9C62B18EEF0DE3EB7F4422EB6D14BC6E',
  paymentKey: '5EnNZRJGvaBX7zk2yd8ydw26XvwXkLrx9POLqKQjmAw4b0e1',
  orderId: 'a4CWyWY5m89PNh7xJwhk1',
  orderName: '토스 티셔츠 외 2건',
  status: 'DONE',
  requestedAt: '2024-02-13T12:17:57+09:00',
  approvedAt: '2024-02-13T12:18:14+09:00',
  card: { issuerCode: '71', number: '12345678****000*', cardType: '신용' },
  virtualAccount: null,
  easyPay: null,
  cancels: null,
  receipt: { url: 'https://dashboard.tosspayments.com/receipt/redirection?transactionId=tviva20240213121757MvuS8' },
  currency: 'KRW',
  totalAmount: 1000,
  balanceAmount: 1000,
  method: '카드',
  failure: null,
};

describe('reading a Payment of Toss', () => {
  it('takes what we act on', () => {
    expect(readTossPayment(approved)).toEqual({
      paymentKey: approved.paymentKey,
      orderId: approved.orderId,
      status: 'DONE',
      currency: 'KRW',
      totalAmount: 1000,
      lastTransactionKey: approved.lastTransactionKey,
      method: 'CARD',
      easyPayProvider: null,
      approvedAt: new Date('2024-02-13T03:18:14Z'),
      receiptUrl: approved.receipt.url,
      failureCode: null,
      cancellations: [],
      account: null,
      secret: null,
      cashReceipt: null,
    });
  });

  it.each([
    ['카카오페이', 'KAKAOPAY'],
    ['네이버페이', 'NAVERPAY'],
    ['토스페이', 'TOSSPAY'],
    ['내년에생길페이', 'OTHER'],
  ])('knows %s', (provider, code) => {
    const payment = readTossPayment({ ...approved, method: '간편결제', card: null, easyPay: { provider } });

    expect(payment).toMatchObject({ method: 'EASY_PAY', easyPayProvider: code });
  });

  it('lists cancellations with their own keys', () => {
    const cancels = [
      { transactionKey: 'c1', cancelAmount: 300, canceledAt: '2024-02-14T00:00:00+09:00', cancelReason: '고객 변심' },
      { broken: true },
    ];

    expect(readTossPayment({ ...approved, status: 'PARTIAL_CANCELED', cancels })?.cancellations).toEqual([
      { transactionKey: 'c1', amount: 300, at: new Date('2024-02-13T15:00:00Z'), reason: '고객 변심' },
    ]);
  });

  it.each([
    ['with its offset', '2025-11-30T15:17:19+09:00'],
    ['as Korean time', '2025-11-30T15:17:19'],
  ])('knows the account a buyer is to pay into, with a due time written %s', (_, dueDate) => {
    const virtualAccount = { accountNumber: '79019639679511', bankCode: '11', customerName: '김토스', dueDate };
    const cashReceipt = {
      type: '소득공제',
      receiptKey: 'rk',
      issueNumber: '123',
      receiptUrl: 'https://x/y',
      amount: 1000,
    };
    const payment = readTossPayment({ ...approved, method: '가상계좌', virtualAccount, cashReceipt, secret: 'ps_1' });

    expect(payment).toMatchObject({
      method: 'VIRTUAL_ACCOUNT',
      secret: 'ps_1',
      account: { bankCode: '11', accountNumber: '79019639679511', dueAt: new Date('2025-11-30T06:17:19Z') },
      cashReceipt: { type: 'INCOME_DEDUCTION', receiptKey: 'rk', amount: 1000 },
    });
  });

  it('never takes a script for the address of a receipt', () => {
    expect(readTossPayment({ ...approved, receipt: { url: 'javascript:alert(1)' } })?.receiptUrl).toBeNull();
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'DONE'],
    ['a sum that is no whole number', { ...approved, totalAmount: 0.5 }],
    ['a status nobody knows', { ...approved, status: 'SOLD' }],
    ['no order', { ...approved, orderId: undefined }],
  ])('does not read %s', (_, body) => {
    expect(readTossPayment(body)).toBeUndefined();
  });
});
