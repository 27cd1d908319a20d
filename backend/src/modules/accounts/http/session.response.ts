import type { OpenedSession } from '../application/open-session';
import type { Profile } from '../application/profiles';
import { AccountResponse } from './account.response';

/** The refresh token comes in a cookie beside it. */
export class SessionResponse {
  /** Bearer token; keep it in memory only. */
  accessToken!: string;
  /** When the access token ends; refresh before. */
  expiresAt!: Date;
  account!: AccountResponse;

  static from({ accessToken, accessExpiresAt }: OpenedSession, profile: Profile): SessionResponse {
    return { accessToken, expiresAt: accessExpiresAt, account: AccountResponse.from(profile) };
  }
}

/** The same for every address, known or not. */
export class MailSentResponse {
  status!: 'verification-sent' | 'mail-sent';
}
