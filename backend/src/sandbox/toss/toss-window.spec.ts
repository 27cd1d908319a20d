import { runInNewContext } from 'node:vm';

import { Browser } from '../testing/browser';
import { TestSandbox } from '../testing/test-sandbox';

interface Sdk {
  (clientKey: string): {
    payment(options: { customerKey: string }): { requestPayment(request: object): Promise<void> };
  };
  readonly ANONYMOUS: string;
}

const REQUEST = {
  method: 'CARD',
  amount: { currency: 'KRW', value: 132_000 },
  orderId: 'order-000001',
  orderName: '한여름 밤의 재즈 <1매>',
  successUrl: 'http://shop.test/success?booking=1',
  failUrl: 'http://shop.test/fail',
  customerName: '이도윤',
};

describe('The payment window', () => {
  let sandbox: TestSandbox;
  let browser: Browser;

  beforeEach(async () => {
    sandbox = await TestSandbox.start();
    browser = new Browser(sandbox.url);
  });

  afterEach(() => sandbox.close());

  /** Loads the SDK as a shop's page does; answers where `requestPayment` sends the browser. */
  const requestPayment = async (changes: object = {}, clientKey = 'test_ck_spec'): Promise<string> => {
    const script = await (await sandbox.get('/toss/v2/standard')).text();
    let address = '';
    const window: { TossPayments?: Sdk; location: object } = {
      location: { assign: (target: string) => (address = target) },
    };
    runInNewContext(script, { window, TextEncoder, btoa, Promise, Error });
    if (!window.TossPayments) throw new Error('The SDK set no global.');
    const payment = window.TossPayments(clientKey).payment({ customerKey: window.TossPayments.ANONYMOUS });
    const settled = payment.requestPayment({ ...REQUEST, ...changes });
    if (address === '') await settled;
    return address;
  };
  const openWindow = async (changes: object = {}) => browser.open(await requestPayment(changes));

  it('opens from the SDK and shows what is paid for', async () => {
    await openWindow();

    expect(browser.location.pathname).toMatch(/^\/toss\/window\/tviva/);
    expect(browser.html).toContain('한여름 밤의 재즈 &lt;1매&gt;');
    expect(browser.html).toContain('132,000원');
    expect(browser.html).toContain('샌드박스');
  });

  it('sends the customer to the shop with a payment that can be confirmed', async () => {
    await openWindow();

    await browser.submit('/pay', { cardIssuer: '51', agreed: 'yes' });

    const { searchParams, pathname } = browser.location;
    expect(pathname).toBe('/success');
    expect(Object.fromEntries(searchParams)).toMatchObject({
      booking: '1',
      orderId: 'order-000001',
      amount: '132000',
      paymentType: 'NORMAL',
    });
    const paymentKey = searchParams.get('paymentKey') ?? '';
    const confirmed = await sandbox.toss('POST', '/payments/confirm', {
      paymentKey,
      orderId: REQUEST.orderId,
      amount: 132_000,
    });
    expect(confirmed.body).toMatchObject({
      status: 'DONE',
      card: { issuerCode: '51', amount: 132_000 },
      easyPay: null,
    });
    expect(await (await sandbox.get(`/toss/receipts/${paymentKey}`)).text()).toContain('132,000원');
  });

  it('takes easy pay, transfer and virtual account where the shop asks for them', async () => {
    await openWindow({ card: { flowMode: 'DIRECT', easyPay: '카카오페이' } });
    await browser.submit('/pay', { agreed: 'yes' });
    const easy = browser.location.searchParams.get('paymentKey') ?? '';
    await openWindow({ method: 'TRANSFER', orderId: 'order-000002' });
    await browser.submit('/pay', { agreed: 'yes', transferBank: '90' });
    const transfer = browser.location.searchParams.get('paymentKey') ?? '';

    expect((await sandbox.toss('GET', `/payments/${easy}`)).body).toMatchObject({
      method: '간편결제',
      easyPay: { provider: '카카오페이', amount: 132_000 },
      card: null,
    });
    expect((await sandbox.toss('GET', `/payments/${transfer}`)).body).toMatchObject({
      method: '계좌이체',
      transfer: { bankCode: '90' },
    });
  });

  it('leads to the same place when pay is pressed twice', async () => {
    await openWindow();
    const html = browser.html;
    await browser.submit('/pay', { agreed: 'yes' });
    const first = browser.location.href;

    const path = /action="([^"]*\/pay)"/.exec(html)?.[1] ?? '';
    const second = await sandbox.post(path, { method: '카드', agreed: 'yes' });

    expect(second.headers.get('location')).toBe(first);
  });

  it('asks again when nothing was agreed to', async () => {
    await openWindow();

    await browser.submit('/pay');

    expect(browser.html).toContain('결제에 동의해 주세요.');
  });

  it('tells the shop that the customer cancelled', async () => {
    await openWindow();

    await browser.submit('/cancel');

    expect(browser.location.pathname).toBe('/fail');
    expect(Object.fromEntries(browser.location.searchParams)).toEqual({
      code: 'PAY_PROCESS_CANCELED',
      message: '사용자에 의해 결제가 취소되었습니다.',
      orderId: 'order-000001',
    });
  });

  it('offers a card that is refused at confirm, and a failure right away', async () => {
    await openWindow();
    await browser.submit('/pay', { agreed: 'yes', ending: 'INVALID_REJECT_CARD' });
    const paymentKey = browser.location.searchParams.get('paymentKey') ?? '';
    const body = { paymentKey, orderId: REQUEST.orderId, amount: 132_000 };
    const refused = await sandbox.toss('POST', '/payments/confirm', body);
    await openWindow({ orderId: 'order-000002' });
    await browser.submit('/pay', { agreed: 'yes', ending: 'PAY_PROCESS_ABORTED' });

    expect(refused.body.code).toBe('INVALID_REJECT_CARD');
    expect(browser.location.searchParams.get('code')).toBe('PAY_PROCESS_ABORTED');
  });

  it('waits thirty minutes for the customer', async () => {
    await openWindow();
    const { pathname } = browser.location;
    sandbox.clock.pass(30);

    await browser.open(pathname);

    expect(browser.html).toContain('결제 시간이 지났습니다');
  });

  it('does not open for an order that is paid', async () => {
    const paymentKey = await sandbox.authenticated({ orderId: REQUEST.orderId, amount: 132_000 });
    await sandbox.toss('POST', '/payments/confirm', { paymentKey, orderId: REQUEST.orderId, amount: 132_000 });

    await openWindow();

    expect(browser.location.pathname).toBe('/fail');
    expect(browser.location.searchParams.get('code')).toBe('DUPLICATED_ORDER_ID');
  });

  it('sends nobody anywhere for a merchant it does not know', async () => {
    const request = Buffer.from(JSON.stringify({ ...REQUEST, clientKey: 'test_ck_other' })).toString('base64url');

    const answer = await sandbox.get(`/toss/window?request=${request}`);

    expect(answer.status).toBe(401);
    expect(answer.headers.get('location')).toBeNull();
  });

  it('is refused by the SDK itself when the request is wrong', async () => {
    await expect(requestPayment({}, 'test_ck_other')).rejects.toMatchObject({ code: 'UNAUTHORIZED_KEY' });
    await expect(requestPayment({ orderId: 'x' })).rejects.toMatchObject({ code: 'INVALID_ORDER_ID' });
    await expect(requestPayment({ amount: { currency: 'KRW', value: 0 } })).rejects.toMatchObject({
      code: 'INVALID_AMOUNT',
    });
    await expect(requestPayment({ successUrl: '/success' })).rejects.toMatchObject({ code: 'INVALID_SUCCESS_URL' });
  });

  it('speaks English when asked', async () => {
    await openWindow();

    await browser.open(`${browser.location.pathname}?lang=en`);
    const chosen = browser.html;
    await browser.open(browser.location.pathname);

    expect(chosen).toContain('<html lang="en">');
    expect(browser.html).toContain('I checked the order and agree to pay.');
  });
});
