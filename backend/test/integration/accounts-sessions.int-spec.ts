import { createSigner } from 'fast-jwt';
import { OldSignIns } from '../../src/modules/accounts/application/old-sign-ins';
import { AccountsWorld, ORIGIN, PASSWORD } from './accounts-world';

describe('sessions', () => {
  let world: AccountsWorld;

  beforeAll(async () => {
    world = await AccountsWorld.start(2);
  });
  afterAll(() => world.stop());

  const age = (seconds: number) =>
    world.sql.query(`update refresh_token set rotated_at = rotated_at - make_interval(secs => $1)`, [seconds]);

  it('keeps the refresh token in a cookie that scripts and other sites never see', async () => {
    const { browser } = await world.member('cookie@example.com');

    const line = browser.setCookies.find((cookie) => cookie.startsWith('tiketi_refresh='));

    expect(line).toMatch(/HttpOnly/);
    expect(line).toMatch(/SameSite=Strict/);
    expect(line).toMatch(/Path=\/api\/v1\/auth(;|$)/);
  });

  it('gives ten refreshes at once, in two processes, the same child', async () => {
    const { browser } = await world.member('race@example.com');
    const before = browser.cookies.get('tiketi_refresh')?.value;
    const tabs = Array.from({ length: 10 }, (_, i) => {
      const tab = world.browser(i % 2);
      for (const [name, cookie] of browser.cookies) tab.cookies.set(name, cookie);
      return tab;
    });

    const answers = await Promise.all(tabs.map((tab) => tab.refresh()));

    const children = new Set(tabs.map((tab) => tab.cookies.get('tiketi_refresh')?.value));
    const rows = await world.sql.query(
      `select t.state, count(*)::int as count from refresh_token t join session s on s.id = session_id
         join account a on a.id = account_id where a.email = 'race@example.com' group by 1 order by 1`,
    );
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(10).fill(200));
    expect(children.size).toBe(1);
    expect(children.has(before)).toBe(false);
    expect(rows).toEqual([
      { state: 'ACTIVE', count: 1 },
      { state: 'ROTATED', count: 1 },
    ]);
    expect((await tabs[0]?.refresh())?.status).toBe(200);
  });

  it('ends the whole session when an old token comes back, and tells the owner', async () => {
    const { browser, accessToken } = await world.member('theft@example.com');
    const thief = browser.copy();
    await browser.refresh();
    await age(11);

    const stolen = await thief.refresh();
    const owner = await browser.refresh();

    expect([stolen.status, stolen.body['code']]).toEqual([401, 'auth.refresh-invalid']);
    expect(owner.status).toBe(401);
    expect((await browser.get('/me', { bearer: accessToken })).status).toBe(401);
    expect((await world.mailsTo('theft@example.com')).at(-1)?.subject).toContain('안전을 위해');
  });

  it('stores no refresh token, and none can be computed from what it stores', async () => {
    const { browser } = await world.member('hash@example.com');
    await browser.refresh();

    const rows = await world.sql.query<{ row: string }>('select refresh_token::text as row from refresh_token');

    const current = String(browser.cookies.get('tiketi_refresh')?.value);
    expect(rows.some(({ row }) => row.includes(current))).toBe(false);
    expect(current).toMatch(/^[\w-]{43}$/);
  });

  it('refuses refreshes and sign-outs that another site could cause', async () => {
    const { browser } = await world.member('csrf@example.com');
    const path = '/auth/refresh';

    const evil = await browser.post(path, {}, { headers: { origin: 'https://evil.example' } });
    const bare = await browser.post(path, {}, { headers: { 'x-requested-with': '' } });
    const none = await browser.post('/auth/sign-out', {}, { headers: { origin: 'null' } });

    expect([evil, bare, none].map(({ status, body }) => [status, body['code']])).toEqual(
      Array(3).fill([403, 'auth.forbidden']),
    );
    expect((await browser.post(path, {}, { headers: { origin: ORIGIN } })).status).toBe(200);
  });

  it('ends access on sign-out at once here and within five seconds elsewhere', async () => {
    const { browser, accessToken: bearer } = await world.member('leave@example.com');
    const elsewhere = world.browser(1);
    expect((await elsewhere.get('/me', { bearer })).status).toBe(200);

    const left = await browser.post('/auth/sign-out');

    const startedAt = Date.now();
    expect(left.status).toBe(204);
    expect(browser.cookies.has('tiketi_refresh')).toBe(false);
    expect((await browser.get('/me', { bearer })).body['code']).toBe('auth.token-invalid');
    while ((await elsewhere.get('/me', { bearer })).status === 200) await new Promise((go) => setTimeout(go, 100));
    expect(Date.now() - startedAt).toBeLessThan(5_000);
  });

  it('signs out everywhere', async () => {
    const { browser, accessToken: bearer } = await world.member('every@example.com');
    const phone = world.browser();
    const onPhone = await phone.post('/auth/sign-in', { email: 'every@example.com', password: PASSWORD });

    expect((await browser.post('/auth/sign-out-everywhere', {}, { bearer })).status).toBe(204);

    expect((await phone.get('/me', { bearer: String(onPhone.body['accessToken']) })).status).toBe(401);
    expect((await phone.refresh()).status).toBe(401);
  });

  it('keeps a suspended person out: no refresh, no sign-in', async () => {
    const { browser } = await world.member('bad@example.com');
    await world.sql.query(`update account set status = 'SUSPENDED' where email = 'bad@example.com'`);

    const entered = await world.browser().post('/auth/sign-in', { email: 'bad@example.com', password: PASSWORD });

    expect((await browser.refresh()).status).toBe(401);
    expect([entered.status, entered.body['code']]).toEqual([403, 'auth.account-suspended']);
  });

  it('refuses a session at its end', async () => {
    const { browser } = await world.member('thirty@example.com');
    await world.sql.query(
      `update session set expires_at = now() where account_id = (select id from account where email = 'thirty@example.com')`,
    );

    expect((await browser.refresh()).status).toBe(401);
  });

  it('forgets what is over for a month, and nothing else', async () => {
    const { browser } = await world.member('forget@example.com');
    const old = world.browser();
    await old.post('/auth/sign-in', { email: 'forget@example.com', password: PASSWORD });
    await world.sql.query(
      `update session set expires_at = now() - interval '31 days' where id =
         (select s.id from session s join account a on a.id = account_id where email = 'forget@example.com'
           order by s.created_at desc limit 1)`,
    );
    await world.sql.query(`update one_time_token set expires_at = now() - interval '31 days'`);

    await world.get(OldSignIns).forget();

    expect((await old.refresh()).status).toBe(401);
    expect((await browser.refresh()).status).toBe(200);
    expect(await world.sql.query('select from one_time_token')).toEqual([]);
  });

  it('refuses access tokens that are not exactly ours', async () => {
    const { browser, accessToken } = await world.member('forge@example.com');
    const [head = '', body = ''] = accessToken.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const secret = world.config.ACCESS_TOKEN_KEYS.slice('test:'.length);
    const signed = (change: object, header: object = { typ: 'at+jwt' }, key = secret, kid = 'test') =>
      createSigner({ key, kid, algorithm: 'HS256', header: { alg: 'HS256', ...header } })({ ...claims, ...change });
    const none = `${Buffer.from('{"alg":"none","typ":"at+jwt","kid":"test"}').toString('base64url')}.${body}.`;

    const forged = {
      none,
      unsigned: `${head}.${body}.`,
      otherKey: signed({}, {}, 'x'.repeat(40)),
      otherKid: signed({}, { typ: 'at+jwt' }, secret, '../../etc/passwd'),
      otherType: signed({}, { typ: 'JWT' }),
      expired: signed({ exp: 1 }),
      otherIssuer: signed({ iss: 'evil' }),
      otherAudience: signed({ aud: 'tiketi:queue' }),
      asStaff: signed({ aud: 'tiketi:staff' }),
      otherPerson: signed({ sub: '01890000-0000-7000-8000-000000000000' }),
      refreshUse: signed({ token_use: 'refresh' }),
      refreshToken: String(browser.cookies.get('tiketi_refresh')?.value),
    };

    expect((await browser.get('/me', { bearer: signed({}) })).status).toBe(200);
    for (const [kind, bearer] of Object.entries(forged)) {
      expect([kind, (await browser.get('/me', { bearer })).status]).toEqual([kind, 401]);
    }
    expect((await browser.get('/me')).body['code']).toBe('auth.required');
  });
});
