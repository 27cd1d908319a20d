import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-naver';
import { AppConfig } from '#platform/config/app-config';
import type { ProviderIdentity } from '../../domain/provider';
import { naverIdentity } from './identities';
import { PassportState } from './passport-state';
import { readProfile, tame, type Wire } from './provider-wire';
import { SignInStates } from './sign-in-states';

/** Naver Login. */
@Injectable()
export class NaverStrategy extends PassportStrategy(Strategy, 'naver') {
  private readonly wire: Wire;

  constructor(
    private readonly config: AppConfig,
    states: SignInStates,
  ) {
    const options = {
      clientID: config.NAVER_CLIENT_ID,
      clientSecret: config.NAVER_CLIENT_SECRET,
      callbackURL: `${config.PUBLIC_ORIGIN}/api/v1/auth/providers/naver/callback`,
      store: new PassportState('naver', states),
      pkce: true,
    };
    super(options);
    const { NAVER_AUTH_URL } = config;
    this.wire = tame(
      this,
      {
        authorize: `${NAVER_AUTH_URL}/oauth2.0/authorize`,
        token: `${NAVER_AUTH_URL}/oauth2.0/token`,
      },
      () => ({ id: config.NAVER_CLIENT_ID, secret: config.NAVER_CLIENT_SECRET }),
    );
    // passport-naver would send every option of ours to Naver, the return path included.
    this.authorizationParams = () => ({});
    // Naver's token call wants the state once more.
    Object.assign(this, { tokenParams: ({ callbackState }: { callbackState?: string }) => ({ state: callbackState }) });
    this.userProfile = (accessToken, done) => {
      readProfile(this.wire, `${this.config.NAVER_API_URL}/v1/nid/me`, accessToken).then(
        (profile) => done(null, profile),
        (error: unknown) => done(error),
      );
    };
  }

  validate(_accessToken: string, _refreshToken: string, profile: unknown): ProviderIdentity {
    return naverIdentity(profile);
  }
}
