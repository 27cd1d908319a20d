import type { Redis } from 'ioredis';
import { Clock } from '#kernel/clock';
import { TooManyRequests } from '#platform/http/http.errors';
import { RateLimits } from '#platform/http/rate-limits';
import { AccountLimits, type SignInAttempt } from './account-limits';

class MovableClock extends Clock {
  time = Date.parse('2026-05-01T12:00:00Z');

  now(): Date {
    return new Date(this.time);
  }
}

/** Without Redis every process counts for itself: the same rules, in memory. */
const nowhere = { status: 'end', del: () => Promise.resolve(0) } as unknown as Redis;

describe('AccountLimits', () => {
  const set = () => {
    const clock = new MovableClock();
    const limits = new AccountLimits(new RateLimits(nowhere, clock));
    const attempt = (wish: Partial<SignInAttempt> = {}): SignInAttempt => ({
      audience: 'buyer',
      email: 'a@example.com',
      ip: '10.0.0.1',
      ...wish,
    });
    const allowed = async (wish?: Partial<SignInAttempt>) =>
      limits.trySignIn(attempt(wish)).then(
        () => true,
        (error: unknown) => (error instanceof TooManyRequests ? error.details['retryAfterSeconds'] : error),
      );
    return { clock, limits, attempt, allowed };
  };

  it('allows five tries a minute from one network, one IPv6 customer being one network', async () => {
    const { allowed, clock } = set();
    for (let i = 1; i <= 5; i += 1) expect(await allowed({ ip: `2001:db8:1:2::${i}` })).toBe(true);

    expect(await allowed({ ip: '2001:db8:1:2:ffff::9' })).toBe(60);
    expect(await allowed({ ip: '2001:db8:1:3::1' })).toBe(true);
    expect(await allowed({ ip: '2001:db8:1:2::1', email: 'b@example.com' })).toBe(true);
    expect(await allowed({ ip: '2001:db8:1:2::1', audience: 'staff' })).toBe(true);
    clock.time += 60_000;
    expect(await allowed({ ip: '2001:db8:1:2::1' })).toBe(true);
  });

  it('slows an account down that is tried from everywhere, at most to one try a minute', async () => {
    const { allowed, clock } = set();
    let network = 0;
    const fromElsewhere = () => allowed({ ip: `10.1.${(network += 1) >> 8}.${network & 255}` });
    for (let i = 0; i < 10; i += 1) expect(await fromElsewhere()).toBe(true);

    expect(await fromElsewhere()).toBe(true);
    expect(await fromElsewhere()).toBe(2);
    for (let i = 0; i < 20; i += 1) await fromElsewhere();
    clock.time += 60_000;
    expect(await fromElsewhere()).toBe(true);
    expect(await fromElsewhere()).toBe(60);
  });

  it('lets a device in that the person used before, however often others fail', async () => {
    const { allowed } = set();
    for (let i = 0; i < 30; i += 1) await allowed({ ip: `10.2.0.${i}` });

    expect(await allowed({ ip: '10.3.0.1', device: 'mine' })).toBe(true);
    for (let i = 0; i < 4; i += 1) await allowed({ ip: '10.3.0.1', device: 'mine' });
    expect(await allowed({ ip: '10.3.0.2', device: 'mine' })).toBe(60);
  });

  it('starts anew after a success', async () => {
    const { allowed, limits, attempt } = set();
    for (let i = 0; i < 5; i += 1) await allowed();

    await limits.signedIn(attempt());

    expect(await allowed()).toBe(true);
  });

  it('caps mails per address', async () => {
    const { limits } = set();
    for (let i = 0; i < 5; i += 1) await limits.tryMail('a@example.com', `10.0.0.${i}`);

    await expect(limits.tryMail('a@example.com', '10.0.0.9')).rejects.toThrow(TooManyRequests);
  });
});
