import { useMutation } from '@tanstack/react-query';
import { api, orThrow } from '../../api/client';
import { session } from '../../api/session';
import type { SignUp } from '../../api/types';

export function useSignIn() {
  return useMutation({
    mutationFn: (credentials: { email: string; password: string }) =>
      orThrow(api.POST('/api/v1/auth/sign-in', { body: credentials })),
    onSuccess: (opened) => session.open(opened),
  });
}

export function useSignUp() {
  return useMutation({ mutationFn: (body: SignUp) => orThrow(api.POST('/api/v1/auth/sign-up', { body })) });
}

/** Sends the verification mail once more. The answer is the same for addresses nobody signed up with. */
export function useResendVerification() {
  return useMutation({
    mutationFn: (email: string) => orThrow(api.POST('/api/v1/auth/verification-mails', { body: { email } })),
  });
}

export function useRequestPasswordReset() {
  return useMutation({
    mutationFn: (email: string) => orThrow(api.POST('/api/v1/auth/password-resets', { body: { email } })),
  });
}

export function useSetNewPassword() {
  return useMutation({
    mutationFn: (body: { token: string; password: string }) =>
      orThrow(api.POST('/api/v1/auth/password-resets/confirm', { body })),
    // All sessions have ended with it, this one too.
    onSuccess: () => session.close(),
  });
}

export function useProviderSignUp() {
  return useMutation({
    mutationFn: (body: { pending: string; email: string }) =>
      orThrow(api.POST('/api/v1/auth/provider-sign-ups', { body })),
  });
}

export function useLinkProvider() {
  return useMutation({
    mutationFn: (pending: string) => orThrow(api.POST('/api/v1/auth/provider-links', { body: { pending } })),
    onSuccess: (account) => session.updateAccount(account),
  });
}
