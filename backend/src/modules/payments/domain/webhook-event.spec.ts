import { readWebhook } from './webhook-event';

describe('reading a webhook', () => {
  it('takes the names of a changed payment and the status it claims', () => {
    const data = {
      orderId: 'T1-order',
      paymentKey: 'tk_1',
      status: 'DONE',
      lastTransactionKey: 'tx_1',
      secret: 'ps_1',
    };

    expect(readWebhook({ eventType: 'PAYMENT_STATUS_CHANGED', createdAt: '2027-01-01', data })).toMatchObject({
      type: 'PAYMENT_STATUS_CHANGED',
      orderId: 'T1-order',
      status: 'DONE',
      identity: 'PAYMENT_STATUS_CHANGED DONE tx_1 2027-01-01',
    });
  });

  it('knows a deposit callback by what it lacks', () => {
    const body = { createdAt: 'now', secret: 'ps_1', status: 'DONE', transactionKey: 'tx_1', orderId: 'T1-order' };

    expect(readWebhook(body)).toMatchObject({ type: 'DEPOSIT_CALLBACK', orderId: 'T1-order', secret: 'ps_1' });
  });

  it('takes a cancellation by any of its names', () => {
    const data = { transactionKey: 'tx_2', cancelStatus: 'DONE' };

    expect(readWebhook({ eventType: 'CANCEL_STATUS_CHANGED', data })).toMatchObject({
      transactionKey: 'tx_2',
      orderId: undefined,
      status: 'DONE',
    });
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'DONE'],
    ['a list', [1]],
    ['no name of a payment', { eventType: 'PAYMENT_STATUS_CHANGED', data: { status: 'DONE' } }],
    ['a name that is no text', { eventType: 'PAYMENT_STATUS_CHANGED', data: { orderId: { $ne: null } } }],
    ['a name with spaces', { eventType: 'PAYMENT_STATUS_CHANGED', data: { orderId: 'T1 or 1=1 --' } }],
    ['an event we never asked for', { eventType: 'payout.changed', data: { orderId: 'T1-order' } }],
  ])('does not read %s', (_, body) => {
    expect(readWebhook(body)).toBeUndefined();
  });
});
