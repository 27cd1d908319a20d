import { AccountsWorld, aSignUp, PASSWORD } from './accounts-world';

describe('signing up by e-mail', () => {
  let world: AccountsWorld;

  beforeAll(async () => {
    world = await AccountsWorld.start();
  });
  afterAll(() => world.stop());

  it('is not usable until the address is proved, then signs in', async () => {
    const browser = world.browser();
    const signUp = await browser.post('/auth/sign-up', aSignUp('Walk@Example.com'));
    const early = await browser.post('/auth/sign-in', { email: 'walk@example.com', password: PASSWORD });
    const verified = await browser.post('/auth/verify-email', { token: await world.linkTokenFor('walk@example.com') });
    const me = await browser.get('/me', { bearer: String(verified.body['accessToken']) });

    expect([signUp.status, signUp.body]).toEqual([202, { status: 'verification-sent' }]);
    expect([early.status, early.body['code']]).toEqual([403, 'auth.email-unverified']);
    expect(verified.status).toBe(200);
    expect(verified.headers.get('cache-control')).toBe('no-store');
    expect(me.body).toMatchObject({
      email: 'walk@example.com',
      emailVerified: true,
      displayName: '김민지',
      providers: [],
    });
    expect((await browser.post('/auth/sign-in', { email: 'WALK@example.com', password: PASSWORD })).status).toBe(200);
  });
});
