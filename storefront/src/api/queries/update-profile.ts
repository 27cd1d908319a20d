import { useMutation } from '@tanstack/react-query';
import { api, orThrow } from '../client';
import { session } from '../session';
import type { Locale } from '../types';

export function useUpdateProfile() {
  return useMutation({
    mutationFn: (change: { displayName?: string; locale?: Locale }) =>
      orThrow(api.PATCH('/api/v1/me', { body: change })),
    onSuccess: (account) => session.updateAccount(account),
  });
}
