import { PROVIDERS, type Provider } from '../../domain/provider';

/** What we remember of a sign-in between sending the browser away and its coming back. */
export interface SignInStart {
  readonly provider: Provider;
  /** Path on our site. */
  readonly returnTo: string;
  /** Comes back inside Google's id token. */
  readonly nonce: string;
  /** PKCE, RFC 7636. */
  readonly verifier: string;
}

/** Set by the guard once the state was found to be this browser's. */
export interface ProviderRequest {
  signInStart?: SignInStart;
}

export function isProvider(text: unknown): text is Provider {
  return PROVIDERS.some((provider) => provider === text);
}
