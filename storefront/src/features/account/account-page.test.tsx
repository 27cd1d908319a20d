import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { session } from '../../api/session';
import { fakeApi } from '../../test/fake-api';
import { anAccount, renderPage, signIn } from '../../test/render';
import { AccountPage } from './account-page';

beforeEach(() => signIn(anAccount({ providers: ['kakao'] })));

it('shows the address, what is connected, and saves a new name', async () => {
  const requests = fakeApi({ 'PATCH /me': { body: anAccount({ displayName: '이바다', providers: ['kakao'] }) } });
  const { user } = renderPage(<AccountPage />);

  expect(screen.getByText('buyer@example.test')).toBeVisible();
  expect(screen.getAllByText('연결됨')).toHaveLength(1);
  expect(screen.getByRole('button', { name: '저장' })).toBeDisabled();
  await user.clear(screen.getByLabelText('이름'));
  await user.type(screen.getByLabelText('이름'), ' 이바다 ');
  await user.click(screen.getByRole('button', { name: '저장' }));

  expect(await screen.findByText('저장했어요.')).toBeVisible();
  expect(requests[0]?.body).toEqual({ displayName: '이바다' });
  expect(session.state).toMatchObject({ account: { displayName: '이바다' } });
});

it('signs out everywhere only after asking', async () => {
  const requests = fakeApi({ 'POST /auth/sign-out-everywhere': { status: 204 } });
  const { user } = renderPage(<AccountPage />);

  await user.click(screen.getByRole('button', { name: '모든 기기에서 로그아웃' }));
  const dialog = screen.getByRole('dialog', { name: '모든 기기에서 로그아웃할까요?' });
  expect(requests).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: '로그아웃' }));

  await waitFor(() => expect(session.state.status).toBe('anonymous'));
  expect(requests.map(({ path }) => path)).toEqual(['/auth/sign-out-everywhere']);
});
