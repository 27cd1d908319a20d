export type RefusalReason =
  | 'bad-client'
  | 'unknown-code'
  | 'used-code'
  | 'expired-code'
  | 'redirect-mismatch'
  | 'state-mismatch'
  | 'pkce-mismatch'
  | 'unknown-refresh-token'
  | 'unsupported-grant';

/** A token was refused; every provider words it in its own way. */
export class OAuthRefusal extends Error {
  constructor(readonly reason: RefusalReason) {
    super(reason);
  }
}
