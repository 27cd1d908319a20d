import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { session } from '../../api/session';
import { fakeApi, problem } from '../../test/fake-api';
import { anAccount, renderPage, signIn } from '../../test/render';
import { ProviderReturnPage } from './provider-return-page';

beforeEach(() => session.close());

const show = (search: string) =>
  renderPage(<ProviderReturnPage />, { path: '/auth/complete', at: `/auth/complete?${search}` });

describe('coming back from a provider', () => {
  it('fetches the session and goes on', async () => {
    fakeApi({
      'POST /auth/refresh': { body: { accessToken: 'a', expiresAt: '2999-01-01T00:00:00Z', account: anAccount() } },
    });

    const { router } = show('status=signed-in&provider=kakao&returnTo=%2Fbookings');

    await waitFor(() => expect(router.state.location.pathname).toBe('/bookings'));
    expect(session.state.status).toBe('signed-in');
  });

  it('says so when there is no session to fetch', async () => {
    fakeApi({ 'POST /auth/refresh': problem(401, 'auth.refresh-invalid') });

    show('status=signed-in&returnTo=%2Fbookings');

    expect(await screen.findByRole('heading', { name: '로그인하지 못했어요' })).toBeVisible();
    expect(screen.getByRole('link', { name: '로그인 화면으로' })).toHaveAttribute(
      'href',
      '/sign-in?returnTo=%2Fbookings',
    );
  });

  it('asks the owner of the account to sign in before anything is linked', () => {
    show('status=link-required&provider=kakao&pending=t0ken&returnTo=%2Fbookings');

    expect(screen.getByRole('heading', { name: '이미 가입한 이메일이에요' })).toBeVisible();
    const href = screen.getByRole('link', { name: '기존 계정으로 로그인' }).getAttribute('href') ?? '';
    const back = new URLSearchParams(href.split('?')[1]).get('returnTo');
    expect(back).toBe('/auth/complete?status=link-required&provider=kakao&pending=t0ken&returnTo=%2Fbookings');
  });

  it('links only when the owner, signed in, says so', async () => {
    const requests = fakeApi({ 'POST /auth/provider-links': { body: anAccount({ providers: ['kakao'] }) } });
    signIn();
    const { user, router } = show('status=link-required&provider=kakao&pending=t0ken&returnTo=%2Fbookings');
    expect(requests).toEqual([]);

    await user.click(screen.getByRole('button', { name: '카카오 연결하기' }));

    await waitFor(() => expect(router.state.location.pathname).toBe('/bookings'));
    expect(requests[0]?.body).toEqual({ pending: 't0ken' });
    expect(await screen.findByText('카카오 로그인을 연결했어요.')).toBeVisible();
  });

  it('asks for an address when the provider gave none', async () => {
    const requests = fakeApi({ 'POST /auth/provider-sign-ups': { status: 202 } });
    const { user, router } = show('status=email-required&provider=naver&pending=t0ken');

    await user.type(screen.getByLabelText('이메일'), 'new@example.test');
    await user.click(screen.getByRole('button', { name: '인증 메일 받기' }));

    await waitFor(() => expect(router.state.location.pathname).toBe('/sign-up/check-mail'));
    expect(requests[0]?.body).toEqual({ pending: 't0ken', email: 'new@example.test' });
  });

  it('explains a refusal by its code', () => {
    show('status=failed&code=auth.provider-denied&provider=google');

    expect(screen.getByRole('alert')).toHaveTextContent('로그인 동의를 취소했어요.');
  });
});
