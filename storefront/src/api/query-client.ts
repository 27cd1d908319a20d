import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem';

/** Reads are tried again when the server or the network failed, never when the answer was a refusal. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) =>
          failures < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}
