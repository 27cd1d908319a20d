import type { Browser } from './accounts-browser';
import type { Person, ProviderName } from './accounts-providers';
import { AccountsWorld, aSignUp, ORIGIN, PASSWORD } from './accounts-world';

let nextId = 1_000;
const person = (wish: Partial<Person>): Person => ({ id: String((nextId += 1)), ...wish });

describe('signing in with Kakao, Naver and Google', () => {
  let world: AccountsWorld;

  beforeAll(async () => {
    world = await AccountsWorld.start();
  });
  afterAll(() => world.stop());
  afterEach(() => {
    world.providers.profileAnswer = undefined;
    world.providers.nonceAnswer = undefined;
  });

  const start = async (browser: Browser, provider: ProviderName, returnTo = '/me/bookings'): Promise<URL> => {
    const { location } = await browser.get(
      `/auth/providers/${provider}/start?returnTo=${encodeURIComponent(returnTo)}`,
    );
    if (!location) throw new Error('Not sent anywhere.');
    return location;
  };
  const signIn = async (browser: Browser, provider: ProviderName, who: Person) => {
    const answer = await browser.get(world.providers.consent(await start(browser, provider), who));
    const said = Object.fromEntries(answer.location?.searchParams ?? []);
    return { ...answer, said };
  };
  const accountOf = async (browser: Browser) => (await browser.refresh()).body['account'];
  const accounts = async (email: string) =>
    (await world.sql.query('select id from account where email = $1', [email])).length;

  describe('the way out and back', () => {
    it.each(['kakao', 'naver', 'google'] as const)(
      'sends only what %s knows, with state and PKCE',
      async (provider) => {
        const address = await start(world.browser(), provider);

        const { searchParams } = address;
        const known = ['response_type', 'redirect_uri', 'scope', 'code_challenge', 'code_challenge_method', 'state'];
        expect(address.href.startsWith(`${world.providers.origin}/${provider}/auth/`)).toBe(true);
        expect(searchParams.get('code_challenge_method')).toBe('S256');
        expect(searchParams.get('redirect_uri')).toBe(`${ORIGIN}/api/v1/auth/providers/${provider}/callback`);
        expect([...searchParams.keys()].filter((name) => !known.includes(name)).sort()).toEqual(
          provider === 'google' ? ['client_id', 'nonce', 'prompt'] : ['client_id'],
        );
      },
    );

    it('comes back to the page the person left, signed in, with no token in any address', async () => {
      const browser = world.browser();
      const { said, status, location } = await signIn(
        browser,
        'kakao',
        person({ email: 'new@example.com', verified: true, nickname: '이지은' }),
      );

      expect(status).toBe(302);
      expect(location?.origin + String(location?.pathname)).toBe(`${ORIGIN}/auth/complete`);
      expect(said).toEqual({ status: 'signed-in', returnTo: '/me/bookings', provider: 'kakao' });
      expect(await accountOf(browser)).toMatchObject({
        email: 'new@example.com',
        emailVerified: true,
        displayName: '이지은',
        providers: ['kakao'],
      });
      expect(world.providers.calls.some(({ url }) => /access_token|code_verifier/.test(url))).toBe(false);
      expect(browser.setCookies.find((cookie) => cookie.startsWith('tiketi_oauth='))).toMatch(
        /Path=\/api\/v1\/auth\/providers\/kakao;.*HttpOnly; SameSite=Lax/,
      );
    });

    it('never leaves our site afterwards', async () => {
      const browser = world.browser();
      for (const evil of ['https://evil.example', '//evil.example', '/\\evil.example', '/.//evil.example', 'evil']) {
        const back = world.providers.deny(await start(browser, 'kakao', evil));
        expect((await browser.get(back)).location?.searchParams.get('returnTo')).toBe('/');
      }
    });

    it('is not there for providers nobody knows', async () => {
      const { location } = await world.browser().get('/auth/providers/myspace/start');

      expect(location?.searchParams.get('status')).toBe('failed');
    });
  });

  describe('refusals', () => {
    const code = async (browser: Browser, path: string) => {
      const { location, status } = await browser.get(path);
      expect(status).toBe(302);
      expect(browser.cookies.has('tiketi_refresh')).toBe(false);
      return location?.searchParams.get('code');
    };

    it('refuses a callback without state, with a made-up one, of another browser, of another provider', async () => {
      const [mine, other] = [world.browser(), world.browser()];
      const who = person({ email: 'state@example.com', verified: true });
      const back = world.providers.consent(await start(mine, 'kakao'), who);
      const withState = (state: string) => back.replace(/state=[\w-]+/, state);

      expect(await code(other, back)).toBe('auth.provider-state');
      expect(await code(mine.copy(), withState(''))).toBe('auth.provider-state');
      expect(await code(mine.copy(), withState('state=made-up'))).toBe('auth.provider-state');
      expect(await code(mine.copy(), withState('state=a&state=b'))).toBe('auth.provider-state');
      expect(await code(mine.copy(), back.replace('kakao', 'google'))).toBe('auth.provider-state');
      const moved = mine.copy();
      const sealed = moved.cookies.get('tiketi_oauth')?.value ?? '';
      moved.cookies.set('tiketi_oauth', { value: sealed, path: '/api/v1/auth/providers/google' });
      expect(await code(moved, back.replace('kakao', 'google'))).toBe('auth.provider-state');
      expect(await accounts('state@example.com')).toBe(0);
      expect((await mine.get(back)).location?.searchParams.get('status')).toBe('signed-in');
    });

    it('takes a state once, also with a saved copy of the cookie', async () => {
      const browser = world.browser();
      const saved = browser.copy.bind(browser);
      const authorize = await start(browser, 'google');
      const copy = saved();
      const who = person({ email: 'once@example.com', verified: true });
      await browser.get(world.providers.consent(authorize, who));

      expect(await code(copy, world.providers.consent(authorize, who))).toBe('auth.provider-state');
    });

    it('says that consent was denied', async () => {
      const browser = world.browser();

      expect(await code(browser, world.providers.deny(await start(browser, 'naver')))).toBe('auth.provider-denied');
    });

    it('does not believe a denial that this browser did not ask for', async () => {
      const authorize = await start(world.browser(), 'naver');

      expect(await code(world.browser(), world.providers.deny(authorize))).toBe('auth.provider-state');
    });

    it('says that the provider failed: reused code, other verifier, broken profiles', async () => {
      const browser = world.browser();
      const first = await start(browser, 'kakao');
      const code1 = new URLSearchParams(world.providers.consent(first, person({})).split('?')[1]).get('code');
      const second = await start(browser, 'kakao');
      const swapped = world.providers.consent(second, person({})).replace(/code=\w+/, `code=${code1}`);
      expect(await code(browser, swapped)).toBe('auth.provider-failed');

      for (const provider of ['kakao', 'naver', 'google'] as const) {
        for (const answer of ['null', '[]', '{}', 'not json', '{"response":null,"resultcode":"00","message":"x"}']) {
          world.providers.profileAnswer = answer;
          const back = world.providers.consent(await start(browser, provider), person({}));
          expect([provider, answer, await code(browser, back)]).toEqual([provider, answer, 'auth.provider-failed']);
        }
        world.providers.profileAnswer = undefined;
      }
    });

    it('refuses an id token of another sign-in', async () => {
      const browser = world.browser();
      world.providers.nonceAnswer = 'of-another-browser';

      const back = world.providers.consent(await start(browser, 'google'), person({ email: 'n@example.com' }));

      expect(await code(browser, back)).toBe('auth.provider-failed');
    });

    it('refuses suspended people', async () => {
      const who = person({ email: 'banned@example.com', verified: true });
      await signIn(world.browser(), 'kakao', who);
      await world.sql.query(`update account set status = 'SUSPENDED' where email = 'banned@example.com'`);

      expect((await signIn(world.browser(), 'kakao', who)).said).toMatchObject({
        status: 'failed',
        code: 'auth.account-suspended',
      });
    });
  });

  describe('linking', () => {
    it('knows people by the provider and its id, whatever their address becomes', async () => {
      const who = person({ email: 'before@example.com', verified: true });
      await signIn(world.browser(), 'kakao', who);
      const browser = world.browser();

      await signIn(browser, 'kakao', { ...who, email: 'after@example.com' });

      expect(await accountOf(browser)).toMatchObject({ email: 'before@example.com' });
    });

    it('joins Kakao and Google of one verified address, and tells the owner', async () => {
      const email = 'both@example.com';
      await signIn(world.browser(), 'kakao', person({ email, verified: true }));
      const browser = world.browser();
      const { said } = await signIn(browser, 'google', person({ email: 'BOTH@example.com', verified: true }));

      expect(said).toMatchObject({ status: 'signed-in' });
      expect(await accountOf(browser)).toMatchObject({ providers: ['kakao', 'google'] });
      expect((await world.mailsTo(email)).map(({ subject }) => subject)).toEqual([
        '[TIKETI] 구글 로그인이 연결되었습니다',
      ]);
    });

    it('opens one account for browsers that arrive at once', async () => {
      // Ten people: whether a browser looks before or after another one has written is a matter of luck.
      for (let i = 0; i < 10; i += 1) {
        const email = `atonce-${i}@example.com`;
        const who = person({ email, verified: true });
        const results = await Promise.all([1, 2, 3, 4].map(() => signIn(world.browser(), 'kakao', who)));

        expect(results.map(({ said }) => said['status'])).toEqual(Array<string>(4).fill('signed-in'));
        expect(await accounts(email)).toBe(1);
      }
    });

    it('(a) a password planted under a stranger’s address dies when the owner comes by Kakao', async () => {
      const email = 'victim@example.com';
      const attacker = world.browser();
      await attacker.post('/auth/sign-up', aSignUp(email, { displayName: '공격자' }));
      const planted = await world.linkTokenFor(email);

      const victim = world.browser();
      const { said } = await signIn(victim, 'kakao', person({ email, verified: true, nickname: '피해자' }));

      expect(said['status']).toBe('signed-in');
      expect(await accountOf(victim)).toMatchObject({ displayName: '피해자', emailVerified: true });
      expect((await attacker.post('/auth/sign-in', { email, password: PASSWORD })).status).toBe(401);
      expect((await attacker.post('/auth/verify-email', { token: planted })).status).toBe(422);
    });

    it('(b) Naver with a stranger’s address gets nothing', async () => {
      const { id } = await world.member('naverhit@example.com');
      const attacker = world.browser();

      const { said } = await signIn(attacker, 'naver', person({ email: 'naverhit@example.com' }));

      expect(said).toMatchObject({ status: 'link-required', provider: 'naver' });
      expect(attacker.cookies.has('tiketi_refresh')).toBe(false);
      expect(await world.sql.query('select from account_identity where account_id = $1', [id])).toEqual([]);
    });

    it('(c) links only in the browser that came from the provider, only to the account that was asked', async () => {
      const owner = await world.member('owner2@example.com');
      const stranger = await world.member('stranger@example.com');
      const attacker = world.browser();
      const { said } = await signIn(attacker, 'naver', person({ email: 'owner2@example.com' }));
      const pending = said['pending'];

      const elsewhere = await owner.browser.post('/auth/provider-links', { pending }, { bearer: owner.accessToken });
      const otherAccount = await attacker.post('/auth/provider-links', { pending }, { bearer: stranger.accessToken });
      const nobody = await attacker.post('/auth/provider-links', { pending });

      expect([elsewhere.status, elsewhere.body['code']]).toEqual([403, 'auth.provider-state']);
      expect([otherAccount.status, otherAccount.body['code']]).toEqual([409, 'auth.link-required']);
      expect(nobody.status).toBe(401);
    });

    it('links when the owner signs in here and says yes, once', async () => {
      const email = 'yes@example.com';
      await world.member(email);
      const browser = world.browser();
      const who = person({ email });
      const { said } = await signIn(browser, 'naver', who);
      const { body } = await browser.post('/auth/sign-in', { email, password: PASSWORD });
      const bearer = String(body['accessToken']);

      const linked = await browser.post('/auth/provider-links', { pending: said['pending'] }, { bearer });
      const again = await browser.post('/auth/provider-links', { pending: said['pending'] }, { bearer });

      expect(linked.body).toMatchObject({ email, providers: ['naver'] });
      expect(again.status).toBe(403);
      expect((await signIn(world.browser(), 'naver', who)).said['status']).toBe('signed-in');
    });
  });

  describe('without an address', () => {
    it('asks for one, proves it by mail in this browser, and opens the account', async () => {
      const email = 'asked@example.com';
      const browser = world.browser();
      const who = person({ nickname: '주소 없는 사람' });
      const { said } = await signIn(browser, 'kakao', who);
      const asked = await browser.post('/auth/provider-sign-ups', { pending: said['pending'], email });
      const token = await world.linkTokenFor(email);

      const elsewhere = await world.browser().post('/auth/verify-email', { token });
      const here = await browser.post('/auth/verify-email', { token });

      expect(said['status']).toBe('email-required');
      expect(asked.status).toBe(202);
      expect([elsewhere.status, elsewhere.body['code']]).toEqual([403, 'auth.provider-state']);
      expect(here.body['account']).toMatchObject({ email, displayName: '주소 없는 사람', providers: ['kakao'] });
      expect((await signIn(world.browser(), 'kakao', who)).said['status']).toBe('signed-in');
    });

    it('asks for one when nobody vouches for the address of a newcomer', async () => {
      expect((await signIn(world.browser(), 'naver', person({ email: 'fresh@example.com' }))).said['status']).toBe(
        'email-required',
      );
      expect(await accounts('fresh@example.com')).toBe(0);
    });

    it('answers the same for an address that has an account, and gives nothing away', async () => {
      await world.member('taken@example.com');
      const browser = world.browser();
      const { said } = await signIn(browser, 'kakao', person({}));

      const asked = await browser.post('/auth/provider-sign-ups', {
        pending: said['pending'],
        email: 'taken@example.com',
      });
      const [mail] = await world.mailsTo('taken@example.com');

      expect([asked.status, asked.body]).toEqual([202, { status: 'verification-sent' }]);
      expect(mail?.text).toContain('카카오 계정을 연결할 수 있습니다');
      expect(mail?.text).not.toContain('token=');
    });

    it('does not let another browser go on with it', async () => {
      const { said } = await signIn(world.browser(), 'kakao', person({}));

      const stolen = await world
        .browser()
        .post('/auth/provider-sign-ups', { pending: said['pending'], email: 'thief@example.com' });

      expect([stolen.status, stolen.body['code']]).toEqual([403, 'auth.provider-state']);
    });

    it('takes over what somebody had planted under the address', async () => {
      const email = 'planted@example.com';
      await world.browser().post('/auth/sign-up', aSignUp(email, { displayName: '공격자' }));
      const browser = world.browser();
      const { said } = await signIn(browser, 'kakao', person({ nickname: '주인' }));
      await browser.post('/auth/provider-sign-ups', { pending: said['pending'], email });

      const { body } = await browser.post('/auth/verify-email', { token: await world.linkTokenFor(email) });

      expect(body['account']).toMatchObject({ displayName: '주인', providers: ['kakao'] });
      expect((await world.browser().post('/auth/sign-in', { email, password: PASSWORD })).status).toBe(401);
    });
  });
});
