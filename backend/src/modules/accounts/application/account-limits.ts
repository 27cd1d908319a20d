import { Injectable } from '@nestjs/common';
import { TooManyRequests } from '#platform/http/http.errors';
import { type Allowance, RateLimits } from '#platform/http/rate-limits';
import { hashOf } from '#platform/secrets/secrets';
import type { Audience } from '../domain/sessions';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const FAILURES_PER_MINUTE = 5;
/** Failures of one account from anywhere before every further try has to wait. */
const FREE_FAILURES = 10;
const FAILURES_REMEMBERED_MS = 15 * MINUTE;
const LONGEST_PAUSE_S = 60;
const MAILS_PER_ADDRESS = 5;
/** A carrier's customers may share one address of the network. */
const MAILS_PER_NETWORK = 300;

export interface SignInAttempt {
  readonly audience: Audience;
  readonly email: string;
  readonly ip: string;
  /** A device on which this person has signed in before; its tries are counted apart. */
  readonly device?: string | undefined;
}

/** How often somebody may try to sign in, or make us send a mail; counted for all processes together. */
@Injectable()
export class AccountLimits {
  constructor(private readonly limits: RateLimits) {}

  /**
   * Counts before the password is looked at, so that a hundred tries at once are a hundred tries. Nobody is locked out
   * for good: an account under attack lets one try through per pause, the longest being a minute.
   * @throws TooManyRequests
   */
  async trySignIn(attempt: SignInAttempt): Promise<void> {
    const { account, pair } = keysOf(attempt);
    refuseUnless(await this.limits.take('sign-in.pair', pair, FAILURES_PER_MINUTE, MINUTE));
    const failures = await this.limits.take('sign-in.account', account, FREE_FAILURES, FAILURES_REMEMBERED_MS);
    if (failures.allowed) return;
    const pause = Math.min(2 ** (failures.used - FREE_FAILURES), LONGEST_PAUSE_S);
    refuseUnless(await this.limits.take('sign-in.pause', account, 1, pause * SECOND));
  }

  async signedIn(attempt: SignInAttempt): Promise<void> {
    const { account, pair } = keysOf(attempt);
    await Promise.all([this.limits.forget('sign-in.pair', pair), this.limits.forget('sign-in.account', account)]);
  }

  /**
   * The same for known and unknown addresses.
   * @throws TooManyRequests
   */
  async tryMail(email: string, ip: string): Promise<void> {
    refuseUnless(await this.limits.take('account-mail.network', networkOf(ip), MAILS_PER_NETWORK, HOUR));
    refuseUnless(await this.limits.take('account-mail.address', hashOf(email), MAILS_PER_ADDRESS, HOUR));
  }
}

function keysOf({ audience, email, ip, device }: SignInAttempt) {
  // Addresses do not belong into Redis' key space.
  const account = `${audience}:${hashOf(email)}${device ? `:${device}` : ''}`;
  if (device) return { account, pair: account };
  return { account, pair: `${account}:${networkOf(ip)}` };
}

/** One customer has a whole /64 of IPv6 addresses. */
function networkOf(ip: string): string {
  if (!ip.includes(':') || ip.includes('.')) return ip.replace(/^::ffff:/, '');
  const [head = '', tail = ''] = ip.split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail.split(':').filter(Boolean);
  const zeros = ip.includes('::') ? Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0') : [];
  return [...front, ...zeros, ...back].slice(0, 4).join(':');
}

function refuseUnless({ allowed, retryAfterSeconds }: Allowance): void {
  if (!allowed) throw new TooManyRequests(retryAfterSeconds);
}
