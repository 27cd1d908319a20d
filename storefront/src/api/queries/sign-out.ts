import { useMutation } from '@tanstack/react-query';
import { api, orThrow } from '../client';
import { session } from '../session';

/** What a form on another site cannot send. */
const OURS = { 'X-Requested-With': 'tiketi' } as const;

/** Ends this browser's session, in all its tabs; `everywhere` ends those of every device. */
export function useSignOut() {
  return useMutation({
    mutationFn: ({ everywhere = false }: { everywhere?: boolean } = {}) =>
      orThrow(
        everywhere
          ? api.POST('/api/v1/auth/sign-out-everywhere', { params: { header: OURS } })
          : api.POST('/api/v1/auth/sign-out', { params: { header: OURS } }),
      ),
    onSuccess: () => session.close(),
  });
}
