import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-kakao';
import { AppConfig } from '#platform/config/app-config';
import type { ProviderIdentity } from '../../domain/provider';
import { kakaoIdentity } from './identities';
import { PassportState } from './passport-state';
import { readProfile, tame, type Wire } from './provider-wire';
import { SignInStates } from './sign-in-states';

/** Kakao Login. The options passport-kakao's types leave out reach passport-oauth2 all the same. */
@Injectable()
export class KakaoStrategy extends PassportStrategy(Strategy, 'kakao') {
  private readonly wire: Wire;

  constructor(
    private readonly config: AppConfig,
    states: SignInStates,
  ) {
    const options = {
      clientID: config.KAKAO_CLIENT_ID,
      clientSecret: config.KAKAO_CLIENT_SECRET,
      callbackURL: `${config.PUBLIC_ORIGIN}/api/v1/auth/providers/kakao/callback`,
      scope: ['account_email', 'profile_nickname'],
      store: new PassportState('kakao', states),
      pkce: true,
    };
    super(options);
    // passport-kakao has its hosts built in.
    const { KAKAO_AUTH_URL } = config;
    this.wire = tame(
      this,
      { authorize: `${KAKAO_AUTH_URL}/oauth/authorize`, token: `${KAKAO_AUTH_URL}/oauth/token` },
      () => ({ id: config.KAKAO_CLIENT_ID, secret: config.KAKAO_CLIENT_SECRET }),
    );
    this.userProfile = (accessToken, done) => {
      readProfile(this.wire, `${this.config.KAKAO_API_URL}/v2/user/me`, accessToken).then(
        (me) => done(null, me),
        (error: unknown) => done(error),
      );
    };
  }

  validate(_accessToken: string, _refreshToken: string, me: unknown): ProviderIdentity {
    return kakaoIdentity(me);
  }
}
