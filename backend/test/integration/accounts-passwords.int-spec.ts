import { AccountsWorld, aSignUp, PASSWORD } from './accounts-world';

const NEXT = '강아지 두 마리가 짖는다';

describe('signing in and setting a new password', () => {
  let world: AccountsWorld;

  beforeAll(async () => {
    world = await AccountsWorld.start(2);
  });
  afterAll(() => world.stop());

  it('answers the same for an unknown address and a wrong password', async () => {
    await world.member('exists@example.com');

    const wrong = await world.browser().post('/auth/sign-in', { email: 'exists@example.com', password: 'wrong words' });
    const unknown = await world
      .browser()
      .post('/auth/sign-in', { email: 'nobody@example.com', password: 'wrong words' });

    const said = ({ status, body }: typeof wrong) => [status, body['code'], body['title'], body['details']];
    expect(said(wrong)).toEqual(said(unknown));
    expect(said(wrong).slice(0, 2)).toEqual([401, 'auth.wrong-credentials']);
  });

  it('refuses the sixth failure in a minute, in every process, and lets others in', async () => {
    await world.member('sixth@example.com');
    await world.member('other@example.com');
    const [here, there] = [world.browser(0), world.browser(1)];
    const sameNetwork = { headers: { 'x-forwarded-for': '10.9.9.9' } };
    const fail = (browser = here) =>
      browser.post('/auth/sign-in', { email: 'sixth@example.com', password: 'wrong words' }, sameNetwork);
    for (let i = 0; i < 5; i += 1) expect((await fail(i % 2 ? here : there)).status).toBe(401);

    const right = await there.post('/auth/sign-in', { email: 'sixth@example.com', password: PASSWORD }, sameNetwork);
    const other = await there.post('/auth/sign-in', { email: 'other@example.com', password: PASSWORD }, sameNetwork);
    const elsewhere = await world.browser().post('/auth/sign-in', { email: 'sixth@example.com', password: PASSWORD });

    expect([right.status, right.body['code']]).toEqual([429, 'request.too-many']);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(other.status).toBe(200);
    expect(elsewhere.status).toBe(200);
  });

  it('makes an account that is tried from many networks wait, but never for good', async () => {
    const { browser: known } = await world.member('spread@example.com');
    await known.post('/auth/sign-in', { email: 'spread@example.com', password: PASSWORD });
    const wrong = { email: 'spread@example.com', password: 'wrong words' };
    for (let i = 0; i < 11; i += 1) expect((await world.browser().post('/auth/sign-in', wrong)).status).toBe(401);

    const next = await world.browser().post('/auth/sign-in', wrong);

    expect(next.status).toBe(429);
    expect((await known.post('/auth/sign-in', { ...wrong, password: PASSWORD })).status).toBe(200);
    expect(Number(next.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  });

  it('answers the same for a reset of known and unknown addresses', async () => {
    await world.member('reset@example.com');

    const known = await world.browser().post('/auth/password-resets', { email: 'reset@example.com' });
    const unknown = await world.browser().post('/auth/password-resets', { email: 'nobody2@example.com' });

    expect([known.status, known.body]).toEqual([202, { status: 'mail-sent' }]);
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    expect(await world.mailsTo('nobody2@example.com')).toEqual([]);
  });

  it('sets a new password once, ends every session and tells the owner', async () => {
    const { browser, accessToken } = await world.member('turn@example.com');
    await browser.post('/auth/password-resets', { email: 'turn@example.com' });
    const token = await world.linkTokenFor('turn@example.com');

    const weak = await browser.post('/auth/password-resets/confirm', { token, password: 'turn2026turn' });
    const attempts = await Promise.all(
      Array.from({ length: 10 }, () => browser.post('/auth/password-resets/confirm', { token, password: NEXT })),
    );

    expect(weak.body['code']).toBe('auth.password-weak');
    expect(attempts.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(attempts.filter(({ body }) => body['code'] === 'auth.token-used-or-expired')).toHaveLength(9);
    expect((await browser.get('/me', { bearer: accessToken })).status).toBe(401);
    expect((await browser.refresh()).body['code']).toBe('auth.refresh-invalid');
    expect((await browser.post('/auth/sign-in', { email: 'turn@example.com', password: PASSWORD })).status).toBe(401);
    expect((await browser.post('/auth/sign-in', { email: 'turn@example.com', password: NEXT })).status).toBe(200);
    expect((await world.mailsTo('turn@example.com')).map(({ subject }) => subject)).toEqual([
      '[TIKETI] 비밀번호가 바뀌었습니다',
    ]);
  });

  it('does not take the link of one purpose for the other', async () => {
    await world.browser().post('/auth/sign-up', aSignUp('purpose@example.com'));
    const verification = await world.linkTokenFor('purpose@example.com');

    const crossed = await world
      .browser()
      .post('/auth/password-resets/confirm', { token: verification, password: NEXT });

    expect(crossed.body['code']).toBe('auth.token-used-or-expired');
  });

  it('builds links from the configuration, whatever Host the caller sends', async () => {
    await world.member('host@example.com');
    await world
      .browser()
      .post(
        '/auth/password-resets',
        { email: 'host@example.com' },
        { headers: { 'x-forwarded-host': 'evil.example' } },
      );

    const [mail] = await world.mailsTo('host@example.com');

    expect(mail?.html).toContain('href="http://tiketi.test/password-reset/confirm?token=');
    expect(mail?.html).not.toContain('evil');
  });

  it('brings a password of other costs up to ours at the next sign-in', async () => {
    await world.member('old@example.com');
    const { hash } = await import('argon2');
    const old = await hash(PASSWORD.normalize('NFKC'), { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await world.sql.query(`update account set password_hash = $1 where email = 'old@example.com'`, [old]);

    const entered = await world.browser().post('/auth/sign-in', { email: 'old@example.com', password: PASSWORD });

    const row = await world.sql.one<{ password_hash: string }>(
      `select password_hash from account where email = 'old@example.com'`,
    );
    expect(entered.status).toBe(200);
    expect(row?.password_hash).toContain('m=19456,p=1,t=2');
  });

  it('lets people change what they are called', async () => {
    const { browser, accessToken: bearer } = await world.member('rename@example.com');

    const changed = await browser.patch('/me', { displayName: '  이 \n지은 ', locale: 'en' }, { bearer });
    const tooMuch = await browser.patch('/me', { email: 'other@example.com' }, { bearer });

    expect(changed.body).toMatchObject({ displayName: '이 지은', locale: 'en', email: 'rename@example.com' });
    expect(tooMuch.status).toBe(400);
  });
});
