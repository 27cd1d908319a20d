import { PrepareCheckout } from '../../src/modules/payments/application/prepare-checkout.use-case';
import { SweepPayments } from '../../src/modules/payments/application/sweep-payments.use-case';
import { CircuitBreaker } from '../../src/modules/payments/toss/circuit-breaker';
import { PAID, PaymentsScene } from './payments-scene';

let scene: PaymentsScene;

beforeAll(async () => {
  scene = await PaymentsScene.start();
});

afterAll(() => scene.stop());

const UNAVAILABLE = { code: 'payment.gateway-unavailable', details: { retryAfterSeconds: 5 } };
const address = (url: string) => Object.assign(scene.backend.config, { TOSS_API_URL: url });
const breaker = () => scene.backend.get(CircuitBreaker);
/** As if the pause were over. */
const passPause = () => Object.assign(breaker(), { reopensAt: Date.now() - 1 });

describe('while Toss does not answer', () => {
  it('nobody is let into a payment that cannot end, and everybody is again once it answers', async () => {
    const there = scene.backend.config.TOSS_API_URL;
    const waiting = await scene.authenticated();
    const lost = await scene.authenticated();
    const before = await waiting.state();
    address('http://127.0.0.1:9');

    // One buyer's three questions do not open it; the second buyer's do.
    expect(await lost.pay()).toBe('UNKNOWN');
    expect(breaker().state).toBe('CLOSED');
    expect(await (await scene.authenticated()).pay()).toBe('UNKNOWN');
    expect(breaker().state).toBe('OPEN');

    await expect(waiting.pay()).rejects.toMatchObject(UNAVAILABLE);
    const { bookingId, accountId } = waiting;
    await expect(scene.backend.get(PrepareCheckout).execute({ bookingId, accountId })).rejects.toMatchObject(
      UNAVAILABLE,
    );
    expect(await waiting.state()).toEqual(before);

    // The pause is over and Toss still silent: the trial is a question without consequences, and it stays shut.
    passPause();
    await expect(waiting.pay()).rejects.toMatchObject({ details: { retryAfterSeconds: 10 } });
    expect(await waiting.state()).toEqual(before);

    address(there);
    passPause();
    expect(await waiting.pay()).toBe('CAPTURED');
    expect(breaker().state).toBe('CLOSED');
    expect(await waiting.state()).toEqual(PAID);

    await lost.age(21);
    await scene.backend.get(SweepPayments).resolve();
    expect(await lost.state()).toEqual(PAID);
  });

  it('the reconciler keeps trying, and its first answer lets the buyers in again', async () => {
    const there = scene.backend.config.TOSS_API_URL;
    const lost = await scene.authenticated();
    address('http://127.0.0.1:9');
    expect(await lost.pay()).toBe('UNKNOWN');
    expect(await (await scene.authenticated()).pay()).toBe('UNKNOWN');
    expect(breaker().state).toBe('OPEN');
    address(there);

    passPause();
    await lost.age(21);
    await scene.backend.get(SweepPayments).resolve();

    expect(breaker().state).toBe('CLOSED');
    expect(await lost.state()).toEqual(PAID);
  });
});
