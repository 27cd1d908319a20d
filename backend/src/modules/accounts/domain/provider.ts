export const PROVIDERS = ['kakao', 'naver', 'google'] as const;

/** Companies whose sign-in we accept. */
export type Provider = (typeof PROVIDERS)[number];

/** Who somebody is at a provider, as the provider itself told us over its own connection. */
export interface ProviderIdentity {
  readonly provider: Provider;
  /** The key. An e-mail address never is: providers let people change theirs, and hand old ones to others. */
  readonly providerUserId: string;
  readonly email: string | null;
  /** Whether the provider vouches that this person reads this address. */
  readonly emailVerified: boolean;
  readonly displayName: string | null;
}
