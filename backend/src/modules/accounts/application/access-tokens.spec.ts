import 'reflect-metadata';
import { Clock } from '#kernel/clock';
import { AppConfig } from '#platform/config/app-config';
import { Secrets } from '#platform/secrets/secrets';
import { ACCESS_LIFE_MS, AccessTokens } from './access-tokens';

class MovableClock extends Clock {
  ahead = 0;

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }
}

const clock = new MovableClock();
const tokensWith = (keys: string) =>
  new AccessTokens(new Secrets(Object.assign(new AppConfig(), { ACCESS_TOKEN_KEYS: keys })), clock);
const [old, fresh] = [`old:${'1'.repeat(40)}`, `new:${'2'.repeat(40)}`];
const owner = { audience: 'buyer', id: '01890000-0000-7000-8000-000000000001' } as const;

describe('AccessTokens', () => {
  afterEach(() => {
    clock.ahead = 0;
  });

  it('reads what it issued, until it expires', () => {
    const tokens = tokensWith(fresh);
    const { token, expiresAt } = tokens.issue(owner, 'session-1');

    expect(tokens.read(token)).toMatchObject({ sub: owner.id, sid: 'session-1', aud: 'tiketi:buyer', iss: 'tiketi' });
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(ACCESS_LIFE_MS);
    clock.ahead = ACCESS_LIFE_MS;
    expect(tokens.read(token)).toBeUndefined();
  });

  it('names the key it signed with; a key that is still listed goes on reading', () => {
    const { token } = tokensWith(old).issue(owner, 'session-1');
    const head = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as object;

    expect(head).toEqual({ alg: 'HS256', typ: 'at+jwt', kid: 'old' });
    expect(tokensWith(`${fresh},${old}`).read(token)).toBeDefined();
    expect(tokensWith(fresh).read(token)).toBeUndefined();
  });

  it('reads nothing that is no token at all', () => {
    const tokens = tokensWith(fresh);

    for (const junk of ['', '.', '..', 'a.b.c', 'x'.repeat(5_000)]) expect(tokens.read(junk)).toBeUndefined();
  });
});
