import 'reflect-metadata';
import { Clock } from '#kernel/clock';
import { AppConfig } from '#platform/config/app-config';
import type { SignedInPerson } from '#platform/http/signed-in';
import { Secrets } from '#platform/secrets/secrets';
import { AccessTokens } from './access-tokens';
import { LivePeople } from './live-people';
import { SessionAuthenticator } from './session-authenticator';

class MovableClock extends Clock {
  ahead = 0;

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }
}

class Household extends LivePeople {
  readonly people = new Map<string, SignedInPerson>();
  readonly asked: string[][] = [];
  readonly askedAgain: string[][] = [];
  fault: Error | undefined;

  async of(sessionIds: readonly string[]): Promise<Map<string, SignedInPerson>> {
    this.asked.push([...sessionIds]);
    if (this.fault) throw this.fault;
    return new Map([...this.people].filter(([id]) => sessionIds.includes(id)));
  }

  async goneOf(sessionIds: readonly string[]): Promise<readonly string[]> {
    this.askedAgain.push([...sessionIds]);
    if (this.fault) throw this.fault;
    return sessionIds.filter((id) => !this.people.has(id));
  }
}

const config = Object.assign(new AppConfig(), { ACCESS_TOKEN_KEYS: `k:${'1'.repeat(40)}` });

describe('SessionAuthenticator', () => {
  const set = () => {
    const clock = new MovableClock();
    const household = new Household();
    const tokens = new AccessTokens(new Secrets(config), clock);
    household.people.set('s1', { id: 'p1', role: 'buyer', sessionId: 's1' });
    household.people.set('s2', { id: 'p2', role: 'operator', sessionId: 's2' });
    const buyer = tokens.issue({ audience: 'buyer', id: 'p1' }, 's1').token;
    const staff = tokens.issue({ audience: 'staff', id: 'p2' }, 's2').token;
    return {
      clock,
      household,
      tokens,
      buyer,
      staff,
      authenticator: new SessionAuthenticator(tokens, household, clock),
    };
  };

  it('asks once for everybody who comes in the same moment, and then remembers', async () => {
    const { authenticator, household, buyer, staff } = set();

    const people = await Promise.all([buyer, staff, buyer].map((token) => authenticator.authenticate(token)));
    await authenticator.authenticate(buyer);

    expect(people.map((person) => person?.role)).toEqual(['buyer', 'operator', 'buyer']);
    expect(household.asked).toEqual([['s1', 's2']]);
  });

  it('notices within three seconds that a session ended elsewhere, and at once when told', async () => {
    const { authenticator, household, clock, buyer } = set();
    await authenticator.authenticate(buyer);
    household.people.delete('s1');

    expect(await authenticator.authenticate(buyer)).toBeDefined();
    clock.ahead = 3_000;
    expect(await authenticator.authenticate(buyer)).toBeUndefined();

    household.people.set('s1', { id: 'p1', role: 'buyer', sessionId: 's1' });
    authenticator.forget(['s1']);
    expect(await authenticator.authenticate(buyer)).toBeDefined();
  });

  it('looks at the buyers who are at it again all together, so that none waits for a statement of their own', async () => {
    const { authenticator, household, clock, buyer, staff } = set();
    await Promise.all([buyer, staff].map((token) => authenticator.authenticate(token)));

    for (let look = 0; look < 4; look += 1) {
      clock.ahead += 1_200;
      await authenticator.renew();
    }

    expect((await authenticator.authenticate(buyer))?.role).toBe('buyer');
    expect(household.asked).toHaveLength(1);
    // The role of staff may change at any time.
    expect(household.askedAgain).toEqual([['s1'], ['s1'], ['s1'], ['s1']]);
  });

  it('notices who is gone when it looks again, and does not keep on looking at who has gone quiet', async () => {
    const { authenticator, household, clock, buyer } = set();
    await authenticator.authenticate(buyer);
    household.people.delete('s1');
    await authenticator.renew();
    expect(await authenticator.authenticate(buyer)).toBeUndefined();

    household.people.set('s1', { id: 'p1', role: 'buyer', sessionId: 's1' });
    clock.ahead = 3_000;
    expect(await authenticator.authenticate(buyer)).toBeDefined();
    clock.ahead = 24_000;
    household.askedAgain.length = 0;
    await authenticator.renew();
    expect(household.askedAgain).toEqual([]);
  });

  it('trusts no look that grew too old because the database did not answer the next', async () => {
    const { authenticator, household, clock, buyer } = set();
    await authenticator.authenticate(buyer);
    household.fault = new Error('out of reach');
    clock.ahead = 2_400;
    await authenticator.renew();
    expect(await authenticator.authenticate(buyer)).toBeDefined();

    clock.ahead = 2_600;
    await expect(authenticator.authenticate(buyer)).rejects.toThrow('out of reach');
  });

  it('refuses a token whose person or audience is not the session’s', async () => {
    const { authenticator, tokens } = set();

    const otherPerson = tokens.issue({ audience: 'buyer', id: 'p9' }, 's1').token;
    const otherAudience = tokens.issue({ audience: 'buyer', id: 'p2' }, 's2').token;

    expect(await authenticator.authenticate(otherPerson)).toBeUndefined();
    expect(await authenticator.authenticate(otherAudience)).toBeUndefined();
  });

  it('lets nobody in, and says so, while the database does not answer; then goes on', async () => {
    const { authenticator, household, buyer } = set();
    household.fault = new Error('out of reach');

    await expect(authenticator.authenticate(buyer)).rejects.toThrow('out of reach');
    household.fault = undefined;
    expect(await authenticator.authenticate(buyer)).toBeDefined();
  });
});
