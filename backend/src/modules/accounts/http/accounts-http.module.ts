import { Global, Module } from '@nestjs/common';
import { Authenticator } from '#platform/http/authenticator';
import { SecretsModule } from '#platform/secrets/secrets.module';
import { AccountsModule } from '../accounts.module';
import { SessionAuthenticator } from '../application/session-authenticator';
import { AuthController } from './auth.controller';
import { AuthCookies } from './auth-cookies';
import { KnownDevices } from './known-devices';
import { MeController } from './me.controller';
import { GoogleStrategy } from './providers/google.strategy';
import { KakaoStrategy } from './providers/kakao.strategy';
import { NaverStrategy } from './providers/naver.strategy';
import { SignInStates } from './providers/sign-in-states';
import { ProvidersController } from './providers.controller';
import { SessionsController } from './sessions.controller';
import { StaffAuthController } from './staff-auth.controller';

/** Global, because the guard in front of every route asks the `Authenticator`. */
@Global()
@Module({
  imports: [AccountsModule, SecretsModule],
  controllers: [AuthController, SessionsController, ProvidersController, MeController, StaffAuthController],
  providers: [
    AuthCookies,
    KnownDevices,
    SignInStates,
    KakaoStrategy,
    NaverStrategy,
    GoogleStrategy,
    { provide: Authenticator, useExisting: SessionAuthenticator },
  ],
  exports: [Authenticator],
})
export class AccountsHttpModule {}
