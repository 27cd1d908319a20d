import { Refusal, type FakeRoutes } from './fake-routes.ts';

// buyer@tiketi.test with any password signs in; wrong@…, unverified@…, wait@… show the refusals.
const account = {
  id: '0190-buyer',
  email: 'buyer@tiketi.test',
  emailVerified: true,
  displayName: '김하늘',
  locale: 'ko',
  providers: ['kakao'],
};

const session = () => ({
  accessToken: 'fake-access',
  expiresAt: new Date(Date.now() + 15 * 60_000).toISOString(),
  account,
});
const opened = () => ({
  body: session(),
  headers: { 'set-cookie': 'fake_refresh=1; Path=/; SameSite=Strict; HttpOnly' },
});

export const accountRoutes: FakeRoutes = {
  'POST /auth/sign-up': () => ({ status: 202, body: { status: 'verification-sent' } }),
  'POST /auth/verification-mails': () => ({ status: 202 }),
  'POST /auth/verify-email': ({ body }) => {
    if (body['token'] === 'used') throw new Refusal(422, 'auth.token-used-or-expired');
    return opened();
  },
  'POST /auth/sign-in': ({ body }) => {
    const email = String(body['email']);
    if (email.startsWith('wrong')) throw new Refusal(401, 'auth.wrong-credentials');
    if (email.startsWith('unverified')) throw new Refusal(403, 'auth.email-unverified');
    if (email.startsWith('wait')) throw new Refusal(429, 'request.too-many');
    return opened();
  },
  'POST /auth/refresh': ({ headers }) => {
    if (!headers.cookie?.includes('fake_refresh=1')) throw new Refusal(401, 'auth.refresh-invalid');
    return opened();
  },
  'POST /auth/sign-out': () => ({ status: 204, headers: { 'set-cookie': 'fake_refresh=; Path=/; Max-Age=0' } }),
  'POST /auth/sign-out-everywhere': () => ({
    status: 204,
    headers: { 'set-cookie': 'fake_refresh=; Path=/; Max-Age=0' },
  }),
  'POST /auth/password-resets': () => ({ status: 202 }),
  'POST /auth/password-resets/confirm': ({ body }) => {
    if (body['token'] === 'used') throw new Refusal(422, 'auth.token-used-or-expired');
    return { status: 204 };
  },
  'POST /auth/provider-sign-ups': () => ({ status: 202 }),
  'POST /auth/provider-links': () => ({ body: account }),
  'GET /auth/providers/:provider/start': ({ query, params }) => ({
    status: 302,
    headers: {
      'set-cookie': 'fake_refresh=1; Path=/; SameSite=Strict; HttpOnly',
      location: `/auth/complete?status=signed-in&provider=${params['provider']}&returnTo=${encodeURIComponent(query.get('returnTo') ?? '/')}`,
    },
  }),
  'GET /me': () => ({ body: account }),
  'PATCH /me': ({ body }) => ({ body: Object.assign(account, body) }),
};
