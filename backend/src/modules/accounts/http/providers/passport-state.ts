import type { Request } from 'express';
import type { Provider } from '../../domain/provider';
import type { ProviderRequest } from './provider-request';
import type { SignInStates } from './sign-in-states';

type Stored = (error: Error | null, state?: string) => void;
type Verified = (error: Error | null, verifier: string | false, state?: unknown) => void;

/** What the guard asks passport for. An object as `state` makes passport-oauth2 leave the rest to its store. */
export interface StartOptions {
  readonly state: { readonly returnTo: string; readonly nonce: string };
}

/**
 * passport-oauth2's store for state and PKCE verifier, without its server-side session. Passport tells stores apart by
 * how many parameters their methods have, so both keep all of theirs.
 */
export class PassportState {
  constructor(
    private readonly provider: Provider,
    private readonly states: SignInStates,
  ) {}

  store(request: Request, verifier: string, state: StartOptions['state'], _meta: unknown, done: Stored): void {
    const { res } = request;
    if (!res) return done(new Error('A request without its response.'));
    done(null, this.states.begin(res, { provider: this.provider, verifier, ...state }));
  }

  /** The guard has looked at the state already; it must look before passport does, which reads `error` first. */
  verify(request: Request & ProviderRequest, _state: string, _meta: unknown, done: Verified): void {
    done(null, request.signInStart?.verifier ?? false);
  }
}
