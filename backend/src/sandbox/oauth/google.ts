import { json } from '../web/web-answer';
import type { WebRequest } from '../web/web-request';
import type { WebRoutes } from '../web/web-server';
import type { IdTokens } from './id-tokens';
import type { OAuthAccounts, ProviderAccount } from './oauth-accounts';
import type { IssuedTokens, OAuthGrants, Token } from './oauth-grants';
import { EMAIL, type OAuthProvider, PROFILE, isSecretOf } from './oauth-provider';
import { OAuthRefusal, type RefusalReason } from './oauth-refusal';
import { issueTokens } from './token-request';

/** Google: `/google/auth` stands for accounts.google.com, `/google/token` for oauth2.googleapis.com, `/google/api` for openidconnect.googleapis.com. */
export function googleProvider(client: OAuthProvider['client'], redirectUri: string): OAuthProvider {
  return {
    name: 'google',
    title: { ko: 'Google 테스트', en: 'Google test' },
    authorizePath: '/google/auth/o/oauth2/v2/auth',
    client,
    redirectUri,
    // Part of signing in with Google: whoever asks for the address gets it.
    permissions: (scopes) => (scopes.some(isEmailScope) ? [PROFILE, { ...EMAIL, isOptional: false }] : [PROFILE]),
    deniedDescription: 'The user denied the request',
    wrongClient: {
      status: 401,
      code: 'invalid_client',
      text: {
        ko: '액세스 차단됨: OAuth 클라이언트를 찾을 수 없습니다.',
        en: 'Access blocked: the OAuth client was not found.',
      },
    },
    wrongRedirect: {
      status: 400,
      code: 'redirect_uri_mismatch',
      text: {
        ko: '액세스 차단됨: 이 앱의 요청이 잘못되었습니다.',
        en: "Access blocked: this app's request is invalid.",
      },
    },
  };
}

const REFUSALS: Readonly<Record<RefusalReason, readonly [status: number, error: string, description: string]>> = {
  'bad-client': [401, 'invalid_client', 'Unauthorized'],
  'unknown-code': [400, 'invalid_grant', 'Malformed auth code.'],
  'used-code': [400, 'invalid_grant', 'Bad Request'],
  'expired-code': [400, 'invalid_grant', 'Bad Request'],
  'redirect-mismatch': [400, 'redirect_uri_mismatch', 'Bad Request'],
  'state-mismatch': [400, 'invalid_grant', 'Bad Request'],
  'pkce-mismatch': [400, 'invalid_grant', 'Invalid code verifier.'],
  'unknown-refresh-token': [400, 'invalid_grant', 'Bad Request'],
  'unsupported-grant': [400, 'unsupported_grant_type', 'Invalid grant_type'],
};

export function googleRoutes(
  routes: WebRoutes,
  { client }: OAuthProvider,
  grants: OAuthGrants,
  accounts: OAuthAccounts,
  idTokens: IdTokens,
): void {
  const userinfo = (request: WebRequest) => {
    const [scheme, given] = request.header('authorization').split(' ');
    const bearer = scheme?.toLowerCase() === 'bearer' ? given : request.query.get('access_token');
    const token = bearer ? grants.findAccess('google', bearer) : undefined;
    const account = token && accounts.find('google', token.accountId);
    if (!token || !account) return json({ error: 'invalid_request', error_description: 'Invalid Credentials' }, 401);
    return json(claimsOf(account, token));
  };

  routes
    .post('/google/token/token', (request) => {
      try {
        const { form } = request;
        const [id, secret] = credentialsOf(request, form);
        if (!isSecretOf(client, id, secret)) throw new OAuthRefusal('bad-client');
        return json(tokenBody(issueTokens('google', form, { grants, clientId: client.id }), accounts, idTokens));
      } catch (error) {
        if (!(error instanceof OAuthRefusal)) throw error;
        const [status, code, description] = REFUSALS[error.reason];
        return json({ error: code, error_description: description }, status);
      }
    })
    .post('/google/token/revoke', ({ form, query }) => {
      const token = grants.findAny('google', form.get('token') ?? query.get('token') ?? '');
      if (!token) return json({ error: 'invalid_token', error_description: 'Token expired or revoked' }, 400);
      grants.unlink(token);
      return json({});
    })
    .get('/google/api/oauth2/v3/userinfo', userinfo)
    .get('/google/api/v1/userinfo', userinfo)
    .post('/google/api/v1/userinfo', userinfo)
    .get('/google/api/oauth2/v3/certs', () => json(idTokens.keySet()));
}

function credentialsOf(request: WebRequest, form: URLSearchParams): [id: string | null, secret: string | null] {
  const [scheme, encoded] = request.header('authorization').split(' ');
  if (scheme?.toLowerCase() !== 'basic') return [form.get('client_id'), form.get('client_secret')];
  const [id, secret] = Buffer.from(encoded ?? '', 'base64')
    .toString('utf8')
    .split(':')
    .map(decodeURIComponent);
  return [id ?? null, secret ?? null];
}

function tokenBody(tokens: IssuedTokens, accounts: OAuthAccounts, idTokens: IdTokens) {
  const { token } = tokens;
  const account = accounts.find('google', token.accountId);
  const wantsIdToken = token.scopes.includes('openid') && account !== undefined;
  return {
    access_token: tokens.accessToken,
    expires_in: tokens.accessSeconds - 1,
    refresh_token: tokens.refreshToken,
    scope: token.scopes.join(' '),
    token_type: 'Bearer',
    ...(wantsIdToken ? { id_token: idTokens.sign(claimsOf(account, token), token.clientId, tokens.nonce) } : {}),
  };
}

function claimsOf(account: ProviderAccount, token: Token) {
  const hasProfile = token.scopes.some((scope) => scope === 'profile' || scope.endsWith('/userinfo.profile'));
  return {
    sub: account.id,
    ...(hasProfile ? { name: account.name, given_name: account.name } : {}),
    ...(token.sharesEmail && account.email ? { email: account.email, email_verified: account.isEmailVerified } : {}),
  };
}

function isEmailScope(scope: string): boolean {
  return scope === 'email' || scope.endsWith('/userinfo.email');
}
