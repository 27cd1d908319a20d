import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { session } from '../api/session';
import { anEvent, aPage, categories } from '../test/catalog';
import { fakeApi } from '../test/fake-api';
import { anAccount, queryClient, signIn } from '../test/render';
import { App } from './app';
import { chooseLanguage } from './i18n';
import { routes } from './router';

beforeEach(() => session.close());
afterEach(() => chooseLanguage('ko'));

const catalog = { 'GET /events': { body: aPage([anEvent()]) }, 'GET /categories': { body: categories } };

function open(at: string) {
  const router = createMemoryRouter(routes, { initialEntries: [at] });
  render(<App router={router} queryClient={queryClient} />);
  return { router, user: userEvent.setup() };
}

describe('the application', () => {
  it('switches the language on the spot, and tells the profile', async () => {
    const requests = fakeApi({ ...catalog, 'PATCH /me': { body: anAccount({ locale: 'en' }) } });
    signIn();
    const { user, router } = open('/events?category=concert');
    await screen.findByRole('link', { name: '밤의 온도' });

    await user.click(screen.getByRole('button', { name: '메뉴 열기' }));
    await user.click(screen.getByRole('radio', { name: 'English' }));

    expect(await screen.findByRole('link', { name: 'Temperature of the Night', hidden: true })).toBeInTheDocument();
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('tiketi.language')).toBe('en');
    expect(router.state.location.search).toBe('?category=concert');
    await waitFor(() => expect(requests.find(({ path }) => path === '/me')?.body).toEqual({ locale: 'en' }));
  });

  it('remembers the theme', async () => {
    fakeApi(catalog);
    const { user } = open('/events');
    await user.click(await screen.findByRole('button', { name: '메뉴 열기' }));

    await user.click(screen.getByRole('radio', { name: '어둡게' }));
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(localStorage.getItem('tiketi.theme')).toBe('dark');

    await user.click(screen.getByRole('radio', { name: '시스템' }));
    expect(document.documentElement.dataset['theme']).toBeUndefined();
  });

  it('asks to sign in before a page that is only for signed-in buyers', async () => {
    fakeApi(catalog);
    const { router } = open('/account?tab=1');

    expect(await screen.findByRole('heading', { name: '다시 만나서 반가워요' })).toBeVisible();
    expect(router.state.location.search).toBe('?returnTo=%2Faccount%3Ftab%3D1');
  });

  it('has a page for addresses that lead nowhere', async () => {
    fakeApi(catalog);
    open('/no/such/page');

    expect(await screen.findByRole('heading', { name: '페이지를 찾을 수 없어요' })).toBeVisible();
    expect(screen.getByRole('contentinfo')).toHaveTextContent('사업자등록번호');
  });

  it('forgets what one buyer was shown when they sign out', async () => {
    fakeApi(catalog);
    signIn();
    open('/events');
    await screen.findByRole('link', { name: '밤의 온도' });
    queryClient.setQueryData(['bookings'], 'secret');

    session.close();

    await waitFor(() => expect(queryClient.getQueryData(['bookings'])).toBeUndefined());
  });
});
