import { json } from '../web/web-answer';
import type { WebRequest } from '../web/web-request';
import type { WebRoutes } from '../web/web-server';
import type { OAuthAccounts } from './oauth-accounts';
import type { IssuedTokens, OAuthGrants } from './oauth-grants';
import { EMAIL, type OAuthProvider, PROFILE, isSecretOf } from './oauth-provider';
import { OAuthRefusal, type RefusalReason } from './oauth-refusal';
import { issueTokens } from './token-request';

/** Naver Login: `/naver/auth` stands for nid.naver.com, `/naver/api` for openapi.naver.com. */
export function naverProvider(client: OAuthProvider['client'], redirectUri: string): OAuthProvider {
  return {
    name: 'naver',
    title: { ko: '네이버 테스트', en: 'Naver test' },
    authorizePath: '/naver/auth/oauth2.0/authorize',
    client,
    redirectUri,
    // Naver knows no scopes: an application is set up to ask for the same things always.
    permissions: () => [PROFILE, EMAIL],
    deniedDescription: 'Canceled By User',
    wrongClient: {
      status: 400,
      code: 'invalid_client',
      text: {
        ko: '서비스 설정에 오류가 있어 네이버 아이디로 로그인할 수 없습니다. (Client ID)',
        en: 'The service is not set up correctly (Client ID).',
      },
    },
    wrongRedirect: {
      status: 400,
      code: 'invalid_redirect_uri',
      text: {
        ko: '서비스 설정에 오류가 있어 네이버 아이디로 로그인할 수 없습니다. (Callback URL)',
        en: 'The service is not set up correctly (Callback URL).',
      },
    },
  };
}

const NO_SESSION = ['invalid_request', 'no valid data in session'] as const;

/** Naver answers 200 to everything here; only the body tells. */
const REFUSALS: Readonly<Record<RefusalReason, readonly [error: string, description: string]>> = {
  'bad-client': ['invalid_client', 'wrong client id / client secret pair'],
  'unknown-code': NO_SESSION,
  'used-code': ['invalid_grant', 'authorization code is already used'],
  'expired-code': NO_SESSION,
  'redirect-mismatch': ['invalid_request', 'wrong redirect_uri'],
  'state-mismatch': ['invalid_request', 'wrong state'],
  'pkce-mismatch': ['invalid_grant', 'wrong code_verifier'],
  'unknown-refresh-token': ['invalid_request', 'invalid refresh_token'],
  'unsupported-grant': ['unsupported_grant_type', 'wrong grant_type'],
};

export function naverRoutes(
  routes: WebRoutes,
  { client }: OAuthProvider,
  grants: OAuthGrants,
  accounts: OAuthAccounts,
): void {
  const token = (parameters: URLSearchParams) => {
    try {
      if (!isSecretOf(client, parameters.get('client_id'), parameters.get('client_secret'))) {
        throw new OAuthRefusal('bad-client');
      }
      return json(tokenAnswer(parameters, grants, client.id));
    } catch (error) {
      if (!(error instanceof OAuthRefusal)) throw error;
      const [code, description] = REFUSALS[error.reason];
      return json({ error: code, error_description: description });
    }
  };

  routes
    // The documented form is GET with everything in the query; POST with a form works as well.
    .get('/naver/auth/oauth2.0/token', ({ query }) => token(query))
    .post('/naver/auth/oauth2.0/token', ({ query, form }) => token(new URLSearchParams([...query, ...form])))
    .get('/naver/api/v1/nid/me', (request) => me(request, grants, accounts));
}

function tokenAnswer(parameters: URLSearchParams, grants: OAuthGrants, clientId: string) {
  if (parameters.get('grant_type') === 'delete') {
    const accessToken = parameters.get('access_token') ?? '';
    const token = grants.findAny('naver', accessToken);
    if (token) grants.unlink(token);
    return { access_token: accessToken, result: 'success' };
  }
  return tokenBody(issueTokens('naver', parameters, { grants, clientId, state: parameters.get('state') }));
}

function tokenBody(tokens: IssuedTokens) {
  return {
    access_token: tokens.accessToken,
    refresh_token: tokens.refreshToken,
    token_type: 'bearer',
    expires_in: String(tokens.accessSeconds),
  };
}

/** Tells nothing about whether an address was verified; the real one does not either. */
function me(request: WebRequest, grants: OAuthGrants, accounts: OAuthAccounts) {
  const [scheme, given] = request.header('authorization').split(' ');
  const token = scheme?.toLowerCase() === 'bearer' && given ? grants.findAccess('naver', given) : undefined;
  const account = token && accounts.find('naver', token.accountId);
  if (!token || !account)
    return json({ resultcode: '024', message: 'Authentication failed (인증 실패하였습니다.)' }, 401);
  return json({
    resultcode: '00',
    message: 'success',
    response: {
      id: account.id,
      nickname: account.name,
      name: account.name,
      ...(token.sharesEmail && account.email ? { email: account.email } : {}),
    },
  });
}
