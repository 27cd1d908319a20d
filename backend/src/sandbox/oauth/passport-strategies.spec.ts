import { Strategy as GoogleStrategy } from 'passport-google-oauth20';
import { Strategy as KakaoStrategy } from 'passport-kakao';
import { Strategy as NaverStrategy } from 'passport-naver';

import { Browser } from '../testing/browser';
import { PUBLIC_ORIGIN, TestSandbox } from '../testing/test-sandbox';

/** What passport-oauth2 calls inside a strategy; the strategies' own code does the talking and the parsing. */
interface Talking {
  _oauth2: {
    _authorizeUrl: string;
    _accessTokenUrl: string;
    getOAuthAccessToken(code: string, params: object, done: (error: unknown, token: string) => void): void;
    useAuthorizationHeaderforGET(use: boolean): void;
  };
  userProfile(token: string, done: (error: unknown, profile: Record<string, unknown>) => void): void;
}

const PROVIDERS = [
  {
    name: 'kakao',
    authorize: '/kakao/auth/oauth/authorize',
    token: '/kakao/auth/oauth/token',
    profile: '/kakao/api/v2/user/me',
  },
  {
    name: 'naver',
    authorize: '/naver/auth/oauth2.0/authorize',
    token: '/naver/auth/oauth2.0/token',
    profile: '/naver/api/v1/nid/me',
  },
  {
    name: 'google',
    authorize: '/google/auth/o/oauth2/v2/auth',
    token: '/google/token/token',
    profile: '/google/api/v1/userinfo',
  },
] as const;

describe.each(PROVIDERS)('passport-$name', ({ name, authorize, token, profile }) => {
  it('understands the answers', async () => {
    const sandbox = await TestSandbox.start();
    const callbackURL = `${PUBLIC_ORIGIN}/api/v1/auth/providers/${name}/callback`;
    const strategy = strategyFor(name, callbackURL, sandbox.url + profile);
    strategy._oauth2._accessTokenUrl = sandbox.url + token;
    strategy._oauth2.useAuthorizationHeaderforGET(true);
    const browser = new Browser(sandbox.url);
    const query = { client_id: `${name}-id`, redirect_uri: callbackURL, response_type: 'code', scope: 'profile email' };
    await browser.open(
      `${authorize}?${new URLSearchParams(name === 'kakao' ? { ...query, scope: '' } : query).toString()}`,
    );
    await browser.submit('/new-account', { name: '나라', email: 'nara@mail.test' });
    await browser.submit('/consent');

    const code = browser.location.searchParams.get('code') ?? '';
    const params = { grant_type: 'authorization_code', redirect_uri: callbackURL };
    const accessToken = await new Promise<string>((resolve, reject) =>
      strategy._oauth2.getOAuthAccessToken(code, params, (error, given) =>
        error ? reject(refused(error)) : resolve(given),
      ),
    );
    const person = await new Promise<Record<string, unknown>>((resolve, reject) =>
      strategy.userProfile(accessToken, (error, given) => (error ? reject(refused(error)) : resolve(given))),
    );

    expect(person).toMatchObject({ provider: name, displayName: '나라' });
    expect(String(person.id)).not.toBe('');
    expect(JSON.stringify(person._json)).toContain('nara@mail.test');
    await sandbox.close();
  });
});

function strategyFor(name: string, callbackURL: string, profileURL: string): Talking {
  const options = { clientID: `${name}-id`, clientSecret: `${name}-secret`, callbackURL };
  const ignore = () => undefined;
  if (name === 'google') {
    return new GoogleStrategy({ ...options, userProfileURL: profileURL }, ignore) as unknown as Talking;
  }
  if (name === 'naver') return new NaverStrategy({ ...options, profileURL }, ignore) as unknown as Talking;
  return Object.assign(new KakaoStrategy(options, ignore), { _userProfileURL: profileURL }) as unknown as Talking;
}

/** The oauth package rejects with `{statusCode, data}`. */
function refused(error: unknown): Error {
  return error instanceof Error ? error : new Error(JSON.stringify(error));
}
