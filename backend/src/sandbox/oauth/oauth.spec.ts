import { type JsonWebKey, createHash, createPublicKey, verify } from 'node:crypto';

import { Browser } from '../testing/browser';
import { PUBLIC_ORIGIN, TestSandbox } from '../testing/test-sandbox';

const VERIFIER = 'a-verifier-that-is-long-enough-to-be-one-0123456789';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

const PROVIDERS = [
  {
    name: 'kakao',
    authorize: '/kakao/auth/oauth/authorize',
    token: '/kakao/auth/oauth/token',
    profile: '/kakao/api/v2/user/me',
    scope: 'profile_nickname account_email',
    badCode: { status: 400, body: { error: 'invalid_grant', error_code: 'KOE320' } },
    badSecret: { status: 401, body: { error: 'invalid_client', error_code: 'KOE010' } },
    badToken: { status: 401, body: { code: -401 } },
  },
  {
    name: 'naver',
    authorize: '/naver/auth/oauth2.0/authorize',
    token: '/naver/auth/oauth2.0/token',
    profile: '/naver/api/v1/nid/me',
    scope: '',
    badCode: { status: 200, body: { error: expect.stringMatching(/^invalid_(grant|request)$/) } },
    badSecret: { status: 200, body: { error: 'invalid_client' } },
    badToken: { status: 401, body: { resultcode: '024' } },
  },
  {
    name: 'google',
    authorize: '/google/auth/o/oauth2/v2/auth',
    token: '/google/token/token',
    profile: '/google/api/v1/userinfo',
    scope: 'openid profile email',
    badCode: { status: 400, body: { error: 'invalid_grant' } },
    badSecret: { status: 401, body: { error: 'invalid_client' } },
    badToken: { status: 401, body: { error: 'invalid_request' } },
  },
] as const;

type Json = Record<string, unknown>;

describe.each(PROVIDERS)('$name', (provider) => {
  const redirectUri = `${PUBLIC_ORIGIN}/api/v1/auth/providers/${provider.name}/callback`;
  let sandbox: TestSandbox;
  let browser: Browser;

  beforeEach(async () => {
    sandbox = await TestSandbox.start();
    browser = new Browser(sandbox.url);
  });

  afterEach(() => sandbox.close());

  const begin = (changes: Record<string, string> = {}) => {
    const query = new URLSearchParams({
      client_id: `${provider.name}-id`,
      redirect_uri: redirectUri,
      response_type: 'code',
      state: 'state/1 +',
      scope: provider.scope,
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      ...changes,
    });
    return browser.open(`${provider.authorize}?${query.toString()}`);
  };
  const addAccount = (account: Record<string, string>) =>
    browser.submit('/new-account', { name: '', email: '', ...account });
  const signIn = async (account: Record<string, string> = { name: '나라', email: 'nara@mail.test' }) => {
    await begin();
    await addAccount(account);
    await browser.submit('/consent');
    return browser.location.searchParams.get('code') ?? '';
  };
  const exchange = async (code: string, changes: Record<string, string> = {}) => {
    const response = await sandbox.post(provider.token, {
      grant_type: 'authorization_code',
      client_id: `${provider.name}-id`,
      client_secret: `${provider.name}-secret`,
      redirect_uri: redirectUri,
      code,
      code_verifier: VERIFIER,
      ...changes,
    });
    return { status: response.status, body: (await response.json()) as Json };
  };
  const profile = async (accessToken: unknown) => {
    const response = await sandbox.get(provider.profile, { authorization: `Bearer ${String(accessToken)}` });
    return { status: response.status, body: (await response.json()) as Json };
  };

  it('lets a person sign in: account, consent, code, token, profile', async () => {
    const code = await signIn();
    const { searchParams } = browser.location;

    const tokens = await exchange(code);
    const { status, body } = await profile(tokens.body.access_token);

    expect(browser.location.href.startsWith(redirectUri)).toBe(true);
    expect(searchParams.get('state')).toBe('state/1 +');
    expect(tokens).toMatchObject({ status: 200, body: { token_type: expect.stringMatching(/^bearer$/i) } });
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain('nara@mail.test');
    expect(JSON.stringify(body)).toContain('나라');
  });

  it('gives a code once; a second use takes back what the first one got', async () => {
    const code = await signIn();
    const { body } = await exchange(code);

    const reused = await exchange(code);

    expect(reused).toMatchObject(provider.badCode);
    expect(await profile(body.access_token)).toMatchObject(provider.badToken);
  });

  it('refuses a code that is unknown or older than ten minutes', async () => {
    const code = await signIn();
    sandbox.clock.pass(10);

    expect(await exchange(code)).toMatchObject(provider.badCode);
    expect(await exchange('made-up')).toMatchObject(provider.badCode);
  });

  it('refuses a wrong or missing code verifier', async () => {
    const wrong = await exchange(await signIn(), { code_verifier: `${VERIFIER}x` });
    const missing = await exchange(await signIn(), { code_verifier: '' });

    expect(wrong.body.error).toBe('invalid_grant');
    expect(missing.body.error).toBe('invalid_grant');
  });

  it('refuses another redirect URI or secret at the token', async () => {
    const otherRedirect = await exchange(await signIn(), { redirect_uri: `${redirectUri}/` });
    const otherSecret = await exchange(await signIn(), { client_secret: 'other' });

    expect(otherRedirect.body.error).toBeDefined();
    expect(otherRedirect.body.access_token).toBeUndefined();
    expect(otherSecret).toMatchObject(provider.badSecret);
  });

  it('shows its own error page, and sends nobody away, for an unregistered address or application', async () => {
    const tricks = [
      `${redirectUri}/`,
      `${redirectUri}?x=1`,
      redirectUri.replace('127.0.0.1', '127.0.0.1.evil.test'),
      '',
    ];

    for (const redirect_uri of tricks) {
      const answer = await begin({ redirect_uri });

      expect(answer.status).toBe(400);
      expect(browser.location.origin).toBe(sandbox.url);
    }
    const stranger = await begin({ client_id: 'other' });
    expect(stranger.status).toBeGreaterThanOrEqual(400);
  });

  it('tells the application that the person said no', async () => {
    await begin();
    await addAccount({ name: '나라', email: 'nara@mail.test' });

    await browser.submit('/deny');

    expect(browser.location.searchParams.get('error')).toBe('access_denied');
    expect(browser.location.searchParams.get('state')).toBe('state/1 +');
    expect(browser.location.searchParams.has('code')).toBe(false);
  });

  it('knows the person again, and does not ask twice for the same consent', async () => {
    await signIn();
    await begin();

    expect(browser.html).toContain('나라 계정으로 계속하기');
    await browser.submit('/account');

    expect((await exchange(browser.location.searchParams.get('code') ?? '')).body.access_token).toBeDefined();
  });

  it('keeps accounts, consents and tokens through a crash', async () => {
    const tokens = await exchange(await signIn());
    const before = await profile(tokens.body.access_token);

    await sandbox.crashAndRestart();

    expect(await profile(tokens.body.access_token)).toEqual(before);
  });

  if (provider.name === 'kakao') {
    it('asks again for an address that was refused, because its scope is named', async () => {
      await begin();
      await addAccount({ name: '나라', email: 'nara@mail.test' });
      await browser.submit('/consent', { email: '' });
      await begin();
      await browser.submit('/account');

      expect(browser.location.pathname).toMatch(/\/consent$/);
      await browser.submit('/consent', { email: 'yes' });
      const tokens = await exchange(browser.location.searchParams.get('code') ?? '');
      expect(JSON.stringify(await profile(tokens.body.access_token))).toContain('nara@mail.test');
    });
  }

  it('takes only S256', async () => {
    await begin({ code_challenge_method: 'plain' });

    expect(browser.location.searchParams.get('error')).toBe('invalid_request');
  });

  if (provider.name !== 'google') {
    it('says nothing of an address that is missing or not shared', async () => {
      const none = await profile((await exchange(await signIn({ name: '하나' }))).body.access_token);
      await begin();
      await addAccount({ name: '두리', email: 'duri@mail.test' });
      await browser.submit('/consent', { email: '' });
      const code = browser.location.searchParams.get('code') ?? '';
      const unshared = await profile((await exchange(code)).body.access_token);

      expect(JSON.stringify(none.body)).not.toContain('"email"');
      expect(JSON.stringify(unshared.body)).not.toContain('duri@mail.test');
    });
  }
});

describe('Kakao', () => {
  it('tells what its e-mail address is worth, and forgets a person who unlinks', async () => {
    const sandbox = await TestSandbox.start();
    const redirect_uri = `${PUBLIC_ORIGIN}/api/v1/auth/providers/kakao/callback`;
    const browser = new Browser(sandbox.url);
    const query = new URLSearchParams({ client_id: 'kakao-id', redirect_uri, response_type: 'code' });
    await browser.open(`/kakao/auth/oauth/authorize?${query.toString()}`);
    await browser.submit('/new-account', { name: '나라', email: 'nara@mail.test', verified: '' });
    await browser.submit('/consent');
    const form = {
      grant_type: 'authorization_code',
      client_id: 'kakao-id',
      client_secret: 'kakao-secret',
      redirect_uri,
    };
    const code = browser.location.searchParams.get('code') ?? '';
    const tokens = (await (await sandbox.post('/kakao/auth/oauth/token', { ...form, code })).json()) as Json;
    const headers = { authorization: `Bearer ${String(tokens.access_token)}` };

    const me = (await (await sandbox.get('/kakao/api/v2/user/me', headers)).json()) as Json;
    const unlinked = await sandbox.post('/kakao/api/v1/user/unlink', {}, headers);
    const after = await sandbox.get('/kakao/api/v2/user/me', headers);

    expect(me).toMatchObject({
      id: expect.any(Number),
      properties: { nickname: '나라' },
      kakao_account: { has_email: true, is_email_valid: true, is_email_verified: false, email: 'nara@mail.test' },
    });
    expect(await unlinked.json()).toEqual({ id: me.id });
    expect(after.status).toBe(401);
    await sandbox.close();
  });
});

describe('Google', () => {
  it('signs an ID token with the nonce', async () => {
    const sandbox = await TestSandbox.start();
    const redirect_uri = `${PUBLIC_ORIGIN}/api/v1/auth/providers/google/callback`;
    const browser = new Browser(sandbox.url);
    const query = { client_id: 'google-id', redirect_uri, response_type: 'code', scope: 'openid email', nonce: 'n-1' };
    await browser.open(`/google/auth/o/oauth2/v2/auth?${new URLSearchParams(query).toString()}`);
    await browser.submit('/new-account', { name: '나라', email: 'nara@mail.test' });
    await browser.submit('/consent');
    const form = {
      grant_type: 'authorization_code',
      client_id: 'google-id',
      client_secret: 'google-secret',
      redirect_uri,
    };
    const code = browser.location.searchParams.get('code') ?? '';
    const tokens = (await (await sandbox.post('/google/token/token', { ...form, code })).json()) as Json;
    const { keys } = (await (await sandbox.get('/google/api/oauth2/v3/certs')).json()) as { keys: [JsonWebKey] };

    const [header, body, signature] = String(tokens.id_token).split('.');
    const key = createPublicKey({ key: keys[0], format: 'jwk' });
    const isSigned = verify('sha256', Buffer.from(`${header}.${body}`), key, Buffer.from(signature ?? '', 'base64url'));

    expect(isSigned).toBe(true);
    expect(JSON.parse(Buffer.from(body ?? '', 'base64url').toString())).toMatchObject({
      aud: 'google-id',
      nonce: 'n-1',
      email: 'nara@mail.test',
      email_verified: true,
    });
    await sandbox.close();
  });
});
