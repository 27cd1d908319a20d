import { json } from '../web/web-answer';
import type { WebRequest } from '../web/web-request';
import type { WebRoutes } from '../web/web-server';
import type { OAuthAccounts } from './oauth-accounts';
import type { IssuedTokens, OAuthGrants, Token } from './oauth-grants';
import { EMAIL, type OAuthProvider, PROFILE, isSecretOf } from './oauth-provider';
import { OAuthRefusal, type RefusalReason } from './oauth-refusal';
import { issueTokens } from './token-request';

/** Kakao Login: `/kakao/auth` stands for kauth.kakao.com, `/kakao/api` for kapi.kakao.com. */
export function kakaoProvider(client: OAuthProvider['client'], redirectUri: string): OAuthProvider {
  return {
    name: 'kakao',
    title: { ko: '카카오 테스트', en: 'Kakao test' },
    authorizePath: '/kakao/auth/oauth/authorize',
    client,
    redirectUri,
    // No scope means: what the application is set up to ask for.
    permissions: (scopes) => (scopes.length === 0 || scopes.includes('account_email') ? [PROFILE, EMAIL] : [PROFILE]),
    deniedDescription: 'User denied access',
    wrongClient: {
      status: 401,
      code: 'KOE101',
      text: { ko: '앱 관리자 설정 오류: 잘못된 앱 키입니다.', en: 'Admin settings issue: the app key is wrong.' },
    },
    wrongRedirect: {
      status: 400,
      code: 'KOE006',
      text: {
        ko: '앱 관리자 설정 오류: 등록되지 않은 Redirect URI입니다.',
        en: 'Admin settings issue: the redirect URI is not registered.',
      },
    },
  };
}

/** Kakao's words: status, error, error_code, description. */
const REFUSALS: Readonly<Record<RefusalReason, readonly [number, string, string, string]>> = {
  'bad-client': [401, 'invalid_client', 'KOE010', 'Bad client credentials'],
  'unknown-code': [400, 'invalid_grant', 'KOE320', 'authorization code not found'],
  'used-code': [400, 'invalid_grant', 'KOE320', 'authorization code not found'],
  'expired-code': [400, 'invalid_grant', 'KOE320', 'authorization code not found'],
  'redirect-mismatch': [400, 'invalid_grant', 'KOE303', 'Redirect URI mismatch.'],
  'state-mismatch': [400, 'invalid_grant', 'KOE320', 'authorization code not found'],
  'pkce-mismatch': [400, 'invalid_grant', 'KOE321', 'Invalid code verifier'],
  'unknown-refresh-token': [400, 'invalid_grant', 'KOE322', 'expired_or_invalid_refresh_token'],
  'unsupported-grant': [400, 'unsupported_grant_type', 'KOE201', 'grant_type is not supported'],
};

export function kakaoRoutes(
  routes: WebRoutes,
  { client }: OAuthProvider,
  grants: OAuthGrants,
  accounts: OAuthAccounts,
): void {
  routes
    .post('/kakao/auth/oauth/token', ({ form }) => {
      try {
        if (!isSecretOf(client, form.get('client_id'), form.get('client_secret'))) throw new OAuthRefusal('bad-client');
        return json(tokenBody(issueTokens('kakao', form, { grants, clientId: client.id })));
      } catch (error) {
        if (!(error instanceof OAuthRefusal)) throw error;
        const [status, code, number, description] = REFUSALS[error.reason];
        return json({ error: code, error_description: description, error_code: number }, status);
      }
    })
    .get('/kakao/api/v2/user/me', (request) => me(request, grants, accounts))
    .post('/kakao/api/v2/user/me', (request) => me(request, grants, accounts))
    .post('/kakao/api/v1/user/unlink', (request) => {
      const token = accessOf(request, grants);
      if (!token) return unknownToken();
      grants.unlink(token);
      return json({ id: Number(token.accountId) });
    });
}

function tokenBody(tokens: IssuedTokens) {
  return {
    access_token: tokens.accessToken,
    token_type: 'bearer',
    refresh_token: tokens.refreshToken,
    expires_in: tokens.accessSeconds,
    refresh_token_expires_in: tokens.refreshSeconds,
    scope: tokens.token.sharesEmail ? 'account_email profile_nickname' : 'profile_nickname',
  };
}

/** An address that exists but was not agreed to is announced, not told. */
function me(request: WebRequest, grants: OAuthGrants, accounts: OAuthAccounts) {
  const token = accessOf(request, grants);
  const account = token && accounts.find('kakao', token.accountId);
  if (!token || !account) return unknownToken();
  const consent = grants.consentOf('kakao', token.clientId, account.id);
  const email =
    account.email && token.sharesEmail
      ? {
          has_email: true,
          email_needs_agreement: false,
          is_email_valid: true,
          is_email_verified: account.isEmailVerified,
          email: account.email,
        }
      : { has_email: account.email !== null, email_needs_agreement: account.email !== null };
  return json({
    id: Number(account.id),
    connected_at: consent?.givenAt.replace(/\.\d+Z$/, 'Z'),
    properties: { nickname: account.name },
    kakao_account: {
      profile_nickname_needs_agreement: false,
      profile: { nickname: account.name, is_default_nickname: false },
      ...email,
    },
  });
}

/** Bearer header, or the query parameter older clients use. */
function accessOf(request: WebRequest, grants: OAuthGrants): Token | undefined {
  const [scheme, header] = request.header('authorization').split(' ');
  const given = scheme?.toLowerCase() === 'bearer' ? header : request.query.get('access_token');
  return given ? grants.findAccess('kakao', given) : undefined;
}

function unknownToken() {
  return json({ msg: 'this access token does not exist', code: -401 }, 401);
}
