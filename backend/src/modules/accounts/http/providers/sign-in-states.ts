import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Clock } from '#kernel/clock';
import { RateLimits } from '#platform/http/rate-limits';
import { SealedBox } from '#platform/secrets/sealed-box';
import { hashOf, randomToken, sameText } from '#platform/secrets/secrets';
import { ProviderStateWrong } from '../../domain/account.errors';
import type { Provider } from '../../domain/provider';
import { AuthCookies, STATE_LIFE_MS } from '../auth-cookies';
import type { SignInStart } from './provider-request';

const PURPOSE = 'provider-sign-in';

interface SealedStart extends SignInStart {
  readonly state: string;
  readonly expiresAt: number;
}

/**
 * The `state` of a provider sign-in: random, good once, good for one provider, and only together with the sealed
 * cookie of the browser that started. Nothing is kept on the server but a mark that a state was used.
 */
@Injectable()
export class SignInStates {
  constructor(
    private readonly box: SealedBox,
    private readonly cookies: AuthCookies,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /** Returns the state to send along. */
  begin(response: Response, start: SignInStart): string {
    const state = randomToken();
    const sealed: SealedStart = { ...start, state, expiresAt: this.clock.now().getTime() + STATE_LIFE_MS };
    this.cookies.setState(response, start.provider, this.box.seal(PURPOSE, sealed));
    return state;
  }

  /** @throws ProviderStateWrong for a state that is missing, old, used, of another browser or of another provider */
  async finish(request: Request, response: Response, provider: Provider): Promise<SignInStart> {
    const box = this.cookies.stateOf(request);
    this.cookies.clearState(response, provider);
    const start = box === undefined ? undefined : this.box.open<SealedStart>(PURPOSE, box);
    const { state } = request.query;
    const isOurs =
      start?.provider === provider &&
      typeof state === 'string' &&
      sameText(state, start.state) &&
      start.expiresAt > this.clock.now().getTime();
    if (!isOurs) throw new ProviderStateWrong();
    // Somebody may have kept a copy of the cookie: the state is marked for as long as the cookie could be valid.
    const { allowed } = await this.limits.take('provider-state', hashOf(start.state), 1, STATE_LIFE_MS);
    if (!allowed) throw new ProviderStateWrong();
    return start;
  }
}
