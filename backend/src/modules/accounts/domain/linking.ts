import type { AccountStatus } from './account';
import type { ProviderIdentity } from './provider';

/** The account that has the identity's address, as far as the decision needs it. */
export interface AddressOwner {
  readonly status: AccountStatus;
  readonly isEmailVerified: boolean;
  /** Whether the account has an identity of this provider already: one provider, one identity. */
  readonly hasOtherIdentityOfProvider: boolean;
}

export type LinkingDecision =
  /** Nobody has this address and the provider vouches for it. */
  | 'open-account'
  /** Both sides are proved to be the same person. */
  | 'link'
  /** The account was opened by somebody who never proved the address: its owner takes it over. */
  | 'claim'
  /** The person must sign in to the account first, then link. */
  | 'ask-to-link'
  /** No address that anybody vouches for: ask for one and send a mail. */
  | 'ask-for-email'
  | 'refuse-suspended'
  | 'refuse-second-identity';

/** What happens when an identity we do not know signs in (journeys C-1 to C-3). */
export function decideLinking(
  identity: Pick<ProviderIdentity, 'email' | 'emailVerified'>,
  owner: AddressOwner | undefined,
): LinkingDecision {
  if (!identity.email) return 'ask-for-email';
  if (!owner) return identity.emailVerified ? 'open-account' : 'ask-for-email';
  // Says nothing about the account to somebody who may not be its owner.
  if (!identity.emailVerified) return owner.isEmailVerified ? 'ask-to-link' : 'ask-for-email';
  if (owner.status !== 'ACTIVE') return 'refuse-suspended';
  if (!owner.isEmailVerified) return 'claim';
  return owner.hasOtherIdentityOfProvider ? 'refuse-second-identity' : 'link';
}
