import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, orThrow } from '../../../api/client';
import type { components } from '../../../api/schema';

export type SuspicionCase = components['schemas']['MySuspicionCaseResponse'];

/** Suspicions of a macro against this buyer: for nearly everybody none. */
export const suspicionQuery = queryOptions({
  queryKey: ['suspicion-cases'],
  queryFn: async ({ signal }) => (await orThrow(api.GET('/api/v1/me/suspicion-cases', { signal }))).items,
  staleTime: 60_000,
});

/** The buyer's answer, once. */
export function useAppeal(caseId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      orThrow(api.POST('/api/v1/me/suspicion-cases/{caseId}/appeal', { params: { path: { caseId } }, body: { text } })),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: suspicionQuery.queryKey }),
  });
}
