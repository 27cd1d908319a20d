import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { RouterProvider, type RouterProviderProps } from 'react-router/dom';
import { session } from '../api/session';
import { Toaster } from '../ui/toast';
import { useFreshAgain } from './use-fresh-again';

interface AppProps {
  router: RouterProviderProps['router'];
  queryClient: QueryClient;
}

export function App({ router, queryClient }: AppProps) {
  // What one person was shown must not be there for the next one at the same browser.
  useEffect(() => {
    let before = accountId();
    return session.subscribe(() => {
      if (before !== undefined && accountId() !== before) queryClient.clear();
      before = accountId();
    });
  }, [queryClient]);

  useFreshAgain(queryClient);

  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Toaster />
    </QueryClientProvider>
  );
}

function accountId(): string | undefined {
  return session.state.status === 'signed-in' ? session.state.account.id : undefined;
}
