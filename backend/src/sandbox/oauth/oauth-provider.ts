import { timingSafeEqual } from 'node:crypto';

import type { LocalizedText } from '#kernel/localized-text';

import type { ClientKeys, ProviderName } from '../sandbox-config';

/** What differs between the providers' authorize pages; their token and profile calls differ in everything. */
export interface OAuthProvider {
  readonly name: ProviderName;
  readonly title: LocalizedText;
  readonly authorizePath: string;
  /** The one registered application and the one address codes may be sent to. */
  readonly client: ClientKeys;
  readonly redirectUri: string;
  /** What the application asked to see, in the reader's words; scope by scope. */
  readonly permissions: (scopes: readonly string[]) => readonly Permission[];
  readonly deniedDescription: string;
  /** The provider's own words for an authorize request that cannot be sent back. */
  readonly wrongClient: PageProblem;
  readonly wrongRedirect: PageProblem;
}

export interface Permission {
  readonly label: LocalizedText;
  /** `email`: may be missing by consent where it is optional. */
  readonly kind: 'basic' | 'email';
  readonly isOptional: boolean;
}

export interface PageProblem {
  readonly status: number;
  readonly code: string;
  readonly text: LocalizedText;
}

export const PROFILE: Permission = {
  label: { ko: '닉네임', en: 'Nickname' },
  kind: 'basic',
  isOptional: false,
};

export const EMAIL: Permission = {
  label: { ko: '이메일', en: 'E-mail address' },
  kind: 'email',
  isOptional: true,
};

export function isSecretOf(client: ClientKeys, id: string | null, given: string | null): boolean {
  const expected = Buffer.from(client.secret);
  const actual = Buffer.from(given ?? '');
  return id === client.id && actual.length === expected.length && timingSafeEqual(actual, expected);
}
