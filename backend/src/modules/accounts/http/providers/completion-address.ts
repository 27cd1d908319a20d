import type { AppConfig } from '#platform/config/app-config';
import type { Provider } from '../../domain/provider';

export interface Completion {
  readonly status: 'signed-in' | 'link-required' | 'email-required' | 'failed';
  readonly returnTo: string;
  readonly provider?: Provider | undefined;
  readonly pending?: string | undefined;
  readonly code?: string | undefined;
}

/** The storefront's page where a provider sign-in ends. Carries no token: sessions and secrets travel in cookies. */
export function completionAddress(config: AppConfig, completion: Completion): string {
  const address = new URL('/auth/complete', config.PUBLIC_ORIGIN);
  for (const [name, value] of Object.entries(completion)) {
    if (typeof value === 'string') address.searchParams.set(name, value);
  }
  return address.href;
}
