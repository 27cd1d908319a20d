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
      { transactionKey: 'c1', cancelAmount: 300, canceledAt: '2024-02-14T00:00:00+09:00' },
      { broken: true },
    ];

    expect(readTossPayment({ ...approved, status: 'PARTIAL_CANCELED', cancels })?.cancellations).toEqual([
      { transactionKey: 'c1', amount: 300, at: new Date('2024-02-13T15:00:00Z') },
    ]);
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
