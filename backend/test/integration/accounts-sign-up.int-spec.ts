import { AccountsWorld, aSignUp, PASSWORD } from './accounts-world';

describe('signing up by e-mail', () => {
  let world: AccountsWorld;

  beforeAll(async () => {
    world = await AccountsWorld.start();
  });
  afterAll(() => world.stop());

  const verify = async (email: string) =>
    world.browser().post('/auth/verify-email', { token: await world.linkTokenFor(email) });

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

  it('stores neither the token of the link nor the password', async () => {
    await world.browser().post('/auth/sign-up', aSignUp('stored@example.com'));
    const token = await world.linkTokenFor('stored@example.com');

    const [row] = await world.sql.query<{ everything: string }>(
      `select (select json_agg(t) from one_time_token t)::text || (select json_agg(o) from outbox_message o)::text ||
              (select json_agg(a) from account a)::text as everything`,
    );

    expect(row?.everything).not.toContain(token);
    expect(row?.everything).not.toContain(PASSWORD);
    expect(row?.everything).toContain('$argon2id$v=19$m=19456,p=1,t=2$');
  });

  it('lets exactly one of ten clicks on the link through', async () => {
    await world.browser().post('/auth/sign-up', aSignUp('ten@example.com'));
    const token = await world.linkTokenFor('ten@example.com');

    const clicks = await Promise.all(
      Array.from({ length: 10 }, () => world.browser().post('/auth/verify-email', { token })),
    );

    expect(clicks.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(clicks.filter(({ body }) => body['code'] === 'auth.token-used-or-expired')).toHaveLength(9);
  });

  it('voids the old link when a new one is asked for, and lets links end', async () => {
    const browser = world.browser();
    await browser.post('/auth/sign-up', aSignUp('again@example.com'));
    const old = await world.linkTokenFor('again@example.com');
    await browser.post('/auth/verification-mails', { email: 'again@example.com' });
    const fresh = await world.linkTokenFor('again@example.com');

    expect((await browser.post('/auth/verify-email', { token: old })).body['code']).toBe('auth.token-used-or-expired');

    await world.sql.query(`update one_time_token set expires_at = now() - interval '1 second'`);
    expect((await browser.post('/auth/verify-email', { token: fresh })).status).toBe(422);
  });

  it('does not send a link that was replaced before its mail left', async () => {
    await world.browser().post('/auth/sign-up', aSignUp('twice@example.com'));
    await world.browser().post('/auth/verification-mails', { email: 'twice@example.com' });

    expect(await world.mailsTo('twice@example.com')).toHaveLength(1);
  });

  it('answers the same for an address that has an account; only its mailbox learns the difference', async () => {
    await world.browser().post('/auth/sign-up', aSignUp('known@example.com'));
    await verify('known@example.com');

    const known = await world.browser().post('/auth/sign-up', aSignUp('known@example.com'));
    const unknown = await world.browser().post('/auth/sign-up', aSignUp('unknown@example.com'));
    const [mail] = await world.mailsTo('known@example.com');

    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    expect(mail?.subject).toContain('이미 가입된');
    expect(mail?.text).not.toContain('token=');
  });

  it('counts the newest sign-up of an address nobody has proved', async () => {
    await world.browser().post('/auth/sign-up', aSignUp('owner@example.com', { password: '공격자가 심어 둔 말' }));
    await world.browser().post('/auth/sign-up', aSignUp('owner@example.com', { displayName: '진짜 주인' }));
    const { body } = await verify('owner@example.com');

    const planted = { email: 'owner@example.com', password: '공격자가 심어 둔 말' };
    expect(body['account']).toMatchObject({ displayName: '진짜 주인' });
    expect((await world.browser().post('/auth/sign-in', planted)).status).toBe(401);
  });

  it('refuses weak passwords, unknown fields and missing consents', async () => {
    const browser = world.browser();
    const weak = await browser.post('/auth/sign-up', aSignUp('w@example.com', { password: 'Tiketi2026!!' }));
    const extra = await browser.post('/auth/sign-up', aSignUp('w@example.com', { emailVerified: true }));
    const terms = await browser.post('/auth/sign-up', aSignUp('w@example.com', { agreedToTerms: false }));

    expect([weak.status, weak.body['code'], weak.body['details']]).toEqual([
      422,
      'auth.password-weak',
      { reason: 'context', min: 10, max: 128 },
    ]);
    expect([extra.status, extra.body['code']]).toEqual([400, 'request.invalid']);
    expect(terms.body['details']).toMatchObject({ fields: [{ field: 'agreedToTerms' }] });
    expect(await world.mailsTo('w@example.com')).toEqual([]);
  });

  it('writes down what was agreed to', async () => {
    await world.browser().post('/auth/sign-up', aSignUp('agrees@example.com', { agreedToMarketing: true }));

    const kinds = await world.sql.query(
      `select kind from consent join account on account.id = account_id where email = 'agrees@example.com' order by 1`,
    );

    expect(kinds).toEqual([{ kind: 'MARKETING' }, { kind: 'PRIVACY' }, { kind: 'TERMS' }]);
  });

  it('caps the mails somebody can make us send to one address', async () => {
    const ask = () => world.browser().post('/auth/verification-mails', { email: 'pumped@example.com' });
    for (let i = 0; i < 5; i += 1) expect((await ask()).status).toBe(202);

    const sixth = await ask();

    expect([sixth.status, sixth.body['code']]).toEqual([429, 'request.too-many']);
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
