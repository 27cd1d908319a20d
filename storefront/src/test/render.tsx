import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createMemoryRouter, type RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { session } from '../api/session';
import type { Account } from '../api/types';
import { Toaster } from '../ui/toast';

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, networkMode: 'always' }, mutations: { networkMode: 'always' } },
});

export interface Rendered extends RenderResult {
  user: UserEvent;
  router: ReturnType<typeof createMemoryRouter>;
}

/** Shows a page at an address, as the application would, and hands back a user. Other addresses show their path. */
export function renderPage(page: ReactNode, { path = '/', at = path }: { path?: string; at?: string } = {}): Rendered {
  const routes: RouteObject[] = [{ path, element: page }];
  if (path !== '*') routes.push({ path: '*', element: <Elsewhere /> });
  const router = createMemoryRouter(routes, { initialEntries: [at] });
  const user = userEvent.setup();
  const result = render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Toaster />
    </QueryClientProvider>,
  );
  return { ...result, user, router };
}

function Elsewhere() {
  return <p>elsewhere</p>;
}

export const anAccount = (over: Partial<Account> = {}): Account => ({
  id: '01890000-0000-7000-8000-000000000001',
  email: 'buyer@example.test',
  emailVerified: true,
  displayName: '김하늘',
  locale: 'ko',
  providers: [],
  ...over,
});

/** Somebody is signed in from the start of this test. */
export function signIn(account: Account = anAccount()): void {
  session.open({ accessToken: 'access', expiresAt: '2999-01-01T00:00:00Z', account });
}
