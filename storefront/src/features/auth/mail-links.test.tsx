import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { session } from '../../api/session';
import { fakeApi, problem } from '../../test/fake-api';
import { anAccount, renderPage, signIn } from '../../test/render';
import { NewPasswordPage } from './new-password-page';
import { PasswordResetPage } from './password-reset-page';
import { VerifyEmailPage } from './verify-email-page';

beforeEach(() => session.close());

it('a verification link signs in, and is sent once', async () => {
  const requests = fakeApi({
    'POST /auth/verify-email': { body: { accessToken: 'a', expiresAt: '2999-01-01T00:00:00Z', account: anAccount() } },
  });

  const { unmount } = renderPage(<VerifyEmailPage />, { path: '/auth/verify', at: '/auth/verify?token=once' });
  expect(await screen.findByRole('heading', { name: '이메일 인증을 마쳤어요' })).toBeVisible();
  unmount();
  renderPage(<VerifyEmailPage />, { path: '/auth/verify', at: '/auth/verify?token=once' });

  expect(await screen.findByRole('heading', { name: '이메일 인증을 마쳤어요' })).toBeVisible();
  expect(requests.map(({ body }) => body)).toEqual([{ token: 'once' }]);
  expect(session.state.status).toBe('signed-in');
});

it('a spent verification link offers a new mail', async () => {
  const requests = fakeApi({
    'POST /auth/verify-email': problem(422, 'auth.token-used-or-expired'),
    'POST /auth/verification-mails': { status: 202 },
  });
  const { user } = renderPage(<VerifyEmailPage />, { path: '/auth/verify', at: '/auth/verify?token=used' });

  expect(await screen.findByRole('alert')).toHaveTextContent('이미 사용했거나 만료된 링크예요.');
  await user.type(screen.getByLabelText('이메일'), 'new@example.test');
  await user.click(screen.getByRole('button', { name: '인증 메일 다시 받기' }));

  expect(await screen.findByText('인증이 필요한 주소라면 새 메일을 보냈어요.')).toBeVisible();
  expect(requests.at(-1)?.body).toEqual({ email: 'new@example.test' });
});

it('a password reset says the same for every address', async () => {
  fakeApi({ 'POST /auth/password-resets': { status: 202 } });
  const { user } = renderPage(<PasswordResetPage />, { path: '/password-reset' });

  await user.type(screen.getByLabelText('이메일'), 'anyone@example.test');
  await user.click(screen.getByRole('button', { name: '메일 받기' }));

  expect(await screen.findByText(/anyone@example.test 주소로 가입한 계정이 있다면 메일을 보냈어요/)).toBeVisible();
});

it('a new password ends this session too and leads to signing in', async () => {
  const requests = fakeApi({ 'POST /auth/password-resets/confirm': { status: 204 } });
  signIn();
  const { user, router } = renderPage(<NewPasswordPage />, {
    path: '/password-reset/confirm',
    at: '/password-reset/confirm?token=once',
  });

  await user.type(screen.getByLabelText('새 비밀번호'), 'long winter night');
  await user.click(screen.getByRole('button', { name: '비밀번호 바꾸기' }));

  await waitFor(() =>
    expect(router.state.location.pathname + router.state.location.search).toBe('/sign-in?changed=password'),
  );
  expect(requests[0]?.body).toEqual({ token: 'once', password: 'long winter night' });
  expect(session.state.status).toBe('anonymous');
});
