import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy, type StrategyOptionsWithRequest } from 'passport-google-oauth20';
import { Clock } from '#kernel/clock';
import { AppConfig } from '#platform/config/app-config';
import type { ProviderIdentity } from '../../domain/provider';
import { checkIdToken } from './id-token';
import { googleIdentity } from './identities';
import { PassportState, type StartOptions } from './passport-state';
import type { ProviderRequest } from './provider-request';
import { field, readProfile, tame, type Wire } from './provider-wire';
import { SignInStates } from './sign-in-states';

/** Sign in with Google (OpenID Connect). */
@Injectable()
export class GoogleStrategy extends PassportStrategy(Strategy, 'google', true) {
  private readonly wire: Wire;

  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    states: SignInStates,
  ) {
    const options = {
      clientID: config.GOOGLE_CLIENT_ID,
      clientSecret: config.GOOGLE_CLIENT_SECRET,
      callbackURL: `${config.PUBLIC_ORIGIN}/api/v1/auth/providers/google/callback`,
      scope: ['openid', 'email', 'profile'],
      store: new PassportState('google', states),
      pkce: true,
      passReqToCallback: true,
    };
    super(options as unknown as StrategyOptionsWithRequest);
    this.wire = tame(
      this,
      {
        authorize: `${config.GOOGLE_AUTH_URL}/o/oauth2/v2/auth`,
        token: `${config.GOOGLE_TOKEN_URL}/token`,
      },
      () => ({ id: config.GOOGLE_CLIENT_ID, secret: config.GOOGLE_CLIENT_SECRET }),
    );
    // `select_account`: on a shared machine the person at the keyboard chooses, not whoever used it last.
    this.authorizationParams = ({ state }: StartOptions) => ({ nonce: state.nonce, prompt: 'select_account' });
    this.userProfile = (accessToken, done) => {
      readProfile(this.wire, `${this.config.GOOGLE_API_URL}/v1/userinfo`, accessToken).then(
        (claims) => done(null, claims),
        (error: unknown) => done(error),
      );
    };
  }

  validate(
    request: Request & ProviderRequest,
    _accessToken: string,
    _refreshToken: string,
    tokens: unknown,
    claims: unknown,
  ): ProviderIdentity {
    const identity = googleIdentity(claims);
    const subject = checkIdToken(field(tokens, 'id_token'), {
      issuer: this.config.GOOGLE_AUTH_URL,
      audience: this.config.GOOGLE_CLIENT_ID,
      nonce: request.signInStart?.nonce ?? '',
      now: this.clock.now(),
    });
    if (subject !== identity.providerUserId) throw new Error('Google named two people.');
    return identity;
  }
}
