import type { SignedInPerson } from './signed-in';

/** Tells who a bearer token belongs to. The accounts module implements it. */
export abstract class Authenticator {
  /**
   * The person whose token this is; undefined when it is forged, expired, of another kind, or its session was ended
   * (noticed within five seconds in every process).
   */
  abstract authenticate(accessToken: string): Promise<SignedInPerson | undefined>;
}
