import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { session } from '../../api/session';
import { fakeApi, problem } from '../../test/fake-api';
import { renderPage } from '../../test/render';
import { SignUpPage } from './sign-up-page';

beforeEach(() => session.close());

const show = () => renderPage(<SignUpPage />, { path: '/sign-up' });

async function fill({ user }: ReturnType<typeof show>, password = 'long winter night') {
  await user.type(screen.getByLabelText('이메일'), ' new@example.test ');
  await user.type(screen.getByLabelText('비밀번호'), password);
  await user.type(screen.getByLabelText('이름'), '김하늘');
}

describe('signing up', () => {
  it('ticks nothing beforehand and needs only the required consents', async () => {
    const requests = fakeApi({ 'POST /auth/sign-up': { status: 202, body: { status: 'verification-sent' } } });
    const page = show();
    for (const box of screen.getAllByRole('checkbox')) expect(box).not.toBeChecked();
    await fill(page);

    await page.user.click(screen.getByRole('button', { name: '가입하기' }));
    expect(await screen.findAllByText('가입하려면 동의가 필요해요.')).toHaveLength(2);
    expect(requests).toEqual([]);

    await page.user.click(screen.getByRole('checkbox', { name: '이용약관에 동의해요' }));
    await page.user.click(screen.getByRole('checkbox', { name: '개인정보 수집·이용에 동의해요' }));
    await page.user.click(screen.getByRole('button', { name: '가입하기' }));

    await waitFor(() => expect(page.router.state.location.pathname).toBe('/sign-up/check-mail'));
    expect(requests[0]?.body).toEqual({
      email: 'new@example.test',
      password: 'long winter night',
      displayName: '김하늘',
      locale: 'ko',
      agreedToTerms: true,
      agreedToPrivacy: true,
      agreedToMarketing: false,
    });
    // The address stays out of the page's address, which ends up in histories and logs.
    expect(page.router.state.location.search).toBe('');
  });

  it('refuses a short password before asking, and explains why the API refuses a common one', async () => {
    fakeApi({ 'POST /auth/sign-up': problem(422, 'auth.password-weak', { reason: 'common', min: 10, max: 128 }) });
    const page = show();
    await fill(page, 'short');
    await page.user.tab();
    expect(screen.getByLabelText('비밀번호')).toHaveAccessibleDescription('10자 이상으로 정해 주세요.');

    await page.user.clear(screen.getByLabelText('비밀번호'));
    await page.user.type(screen.getByLabelText('비밀번호'), 'password1234');
    await page.user.click(screen.getByRole('checkbox', { name: '이용약관에 동의해요' }));
    await page.user.click(screen.getByRole('checkbox', { name: '개인정보 수집·이용에 동의해요' }));
    await page.user.click(screen.getByRole('button', { name: '가입하기' }));

    await waitFor(() =>
      expect(screen.getByLabelText('비밀번호')).toHaveAccessibleDescription(
        '많이 쓰이는 비밀번호라 위험해요. 다른 비밀번호를 정해 주세요.',
      ),
    );
  });
});
