import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { session } from '../../api/session';
import { fakeApi, problem } from '../../test/fake-api';
import { anAccount, renderPage } from '../../test/render';
import { SignInPage } from './sign-in-page';

beforeEach(() => session.close());
afterEach(() => session.close());

const show = (at = '/sign-in') => renderPage(<SignInPage />, { path: '/sign-in', at });

async function signInAs(user: ReturnType<typeof show>['user'], email = 'buyer@example.test') {
  await user.type(screen.getByLabelText('이메일'), email);
  await user.type(screen.getByLabelText('비밀번호'), 'correct horse battery');
  await user.click(screen.getByRole('button', { name: '로그인' }));
}

describe('signing in', () => {
  it('opens the session and goes back to where one came from', async () => {
    const requests = fakeApi({
      'POST /auth/sign-in': {
        body: { accessToken: 'a', expiresAt: '2999-01-01T00:00:00Z', account: anAccount() },
      },
    });
    const { user, router } = show('/sign-in?returnTo=%2Fperformances%2Fp1%2Fseats%3Fview%3Dlist');

    await signInAs(user);

    await waitFor(() => expect(router.state.location.pathname).toBe('/performances/p1/seats'));
    expect(router.state.location.search).toBe('?view=list');
    expect(requests[0]?.body).toEqual({ email: 'buyer@example.test', password: 'correct horse battery' });
    expect(session.state.status).toBe('signed-in');
  });

  it('does not follow a return address to another site', async () => {
    fakeApi({
      'POST /auth/sign-in': { body: { accessToken: 'a', expiresAt: '2999-01-01T00:00:00Z', account: anAccount() } },
    });
    const { user, router } = show('/sign-in?returnTo=%2F%2Fevil.example');

    await signInAs(user);

    await waitFor(() => expect(router.state.location.pathname).toBe('/'));
  });

  it('asks for both fields before it asks the API', async () => {
    const requests = fakeApi({});
    const { user } = show();

    await user.click(screen.getByRole('button', { name: '로그인' }));

    expect(await screen.findByText('이메일을 입력해 주세요.')).toBeVisible();
    expect(screen.getByText('비밀번호를 입력해 주세요.')).toBeVisible();
    expect(screen.getByLabelText('이메일')).toHaveFocus();
    expect(requests).toEqual([]);
  });

  it('says the same for a wrong password and an unknown address', async () => {
    fakeApi({ 'POST /auth/sign-in': problem(401, 'auth.wrong-credentials') });
    const { user } = show();

    await signInAs(user);

    expect(await screen.findByRole('alert')).toHaveTextContent('이메일 또는 비밀번호가 맞지 않아요.');
  });

  it('makes one wait after too many attempts, and says how long', async () => {
    fakeApi({ 'POST /auth/sign-in': problem(429, 'request.too-many', {}, 42) });
    const { user } = show();

    await signInAs(user);

    expect(await screen.findByRole('alert')).toHaveTextContent(/4[0-2]초 뒤에 다시 시도할 수 있어요/);
    expect(screen.getByRole('button', { name: '로그인' })).toBeDisabled();
  });

  it('sends the verification mail again to somebody who has not verified yet', async () => {
    const requests = fakeApi({
      'POST /auth/sign-in': problem(403, 'auth.email-unverified'),
      'POST /auth/verification-mails': { status: 202 },
    });
    const { user } = show();

    await signInAs(user);
    await user.click(await screen.findByRole('button', { name: '인증 메일 다시 받기' }));

    expect(await screen.findByText('인증이 필요한 주소라면 새 메일을 보냈어요.')).toBeVisible();
    expect(requests.at(-1)?.body).toEqual({ email: 'buyer@example.test' });
  });

  it('leaves for the provider with the page to come back to', async () => {
    const assign = vi.fn();
    vi.stubGlobal('location', { ...window.location, assign });
    const { user } = show('/sign-in?returnTo=%2Fbookings');

    await user.click(screen.getByRole('button', { name: '카카오로 계속하기' }));

    expect(assign).toHaveBeenCalledWith('/api/v1/auth/providers/kakao/start?returnTo=%2Fbookings');
  });
});
