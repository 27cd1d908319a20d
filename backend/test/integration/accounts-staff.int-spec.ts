import { hash } from 'argon2';
import { newId } from '#kernel/ids';
import { AccountsWorld, PASSWORD } from './accounts-world';

describe('staff', () => {
  let world: AccountsWorld;

  beforeAll(async () => {
    world = await AccountsWorld.start();
    const passwordHash = await hash(PASSWORD.normalize('NFKC'), { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    for (const [name, role] of [
      ['oh', 'operator'],
      ['ahn', 'auditor'],
      ['sus', 'operator'],
    ])
      await world.sql.query(
        'insert into staff_member (id, email, name, password_hash, role) values ($1, $2, $3, $4, $5)',
        [newId(), `${name}@tiketi.test`, name, passwordHash, role],
      );
  });
  afterAll(() => world.stop());

  const enter = (name: string, browser = world.browser()) =>
    browser.post('/staff/auth/sign-in', { email: `${name}@tiketi.test`, password: PASSWORD });

  it('signs in with a role, apart from buyers', async () => {
    const browser = world.browser();
    const { body, status } = await enter('ahn', browser);
    const bearer = String(body['accessToken']);

    expect(status).toBe(200);
    expect(body['member']).toMatchObject({ email: 'ahn@tiketi.test', name: 'ahn', role: 'auditor' });
    expect(browser.cookies.get('tiketi_staff_refresh')?.path).toBe('/api/v1/staff/auth');
    expect((await browser.get('/staff/me', { bearer })).body).toMatchObject({ role: 'auditor' });
    expect((await browser.get('/me', { bearer })).body['code']).toBe('auth.forbidden');
    expect((await browser.refresh('staff')).status).toBe(200);
  });

  it('does not open the back office to buyers, nor with the cookie of the other side', async () => {
    const { browser, accessToken: bearer } = await world.member('buyer@example.com');
    const cookie = browser.cookies.get('tiketi_refresh')?.value ?? '';
    browser.cookies.set('tiketi_staff_refresh', { value: cookie, path: '/api/v1/staff/auth' });

    expect((await browser.get('/staff/me', { bearer })).status).toBe(403);
    expect((await browser.refresh('staff')).status).toBe(401);
    expect((await world.browser().post('/auth/sign-in', { email: 'ahn@tiketi.test', password: PASSWORD })).status).toBe(
      401,
    );
  });

  it('refuses suspended staff, also in the middle of a session', async () => {
    const browser = world.browser();
    await enter('sus', browser);
    await world.sql.query(`update staff_member set status = 'SUSPENDED' where name = 'sus'`);

    expect((await browser.refresh('staff')).status).toBe(401);
    expect((await enter('sus')).body['code']).toBe('auth.account-suspended');
  });

  it('ends after half an hour without a sign of life, and after twelve hours in any case', async () => {
    const browser = world.browser();
    await enter('oh', browser);
    const [row] = await world.sql.query<{ idle: number; absolute: number }>(
      `select extract(epoch from t.expires_at - t.created_at)::int as idle,
              extract(epoch from s.expires_at - s.created_at)::int as absolute
         from refresh_token t join session s on s.id = session_id join staff_member m on m.id = staff_member_id
        where m.name = 'oh'`,
    );
    await world.sql.query(`update refresh_token set expires_at = now()`);

    expect(row).toEqual({ idle: 1_800, absolute: 43_200 });
    expect((await browser.refresh('staff')).status).toBe(401);
  });

  it('takes a demoted member at their new word at the next look', async () => {
    const browser = world.browser();
    const { body } = await enter('ahn', browser);
    await world.sql.query(`update staff_member set role = 'operator' where name = 'ahn'`);

    expect((await browser.get('/staff/me', { bearer: String(body['accessToken']) })).body).toMatchObject({
      role: 'operator',
    });
    expect((await browser.post('/staff/auth/sign-out')).status).toBe(204);
    expect((await browser.get('/staff/me', { bearer: String(body['accessToken']) })).status).toBe(401);
  });
});
