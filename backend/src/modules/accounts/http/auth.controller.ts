import { Body, Controller, HttpCode, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import {
  ApiForbiddenResponse,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { Public } from '#platform/http/access';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { Profiles } from '../application/profiles';
import { RequestLinks } from '../application/request-links.use-case';
import { ResetPassword } from '../application/reset-password.use-case';
import { SignUp } from '../application/sign-up.use-case';
import { VerifyEmail } from '../application/verify-email.use-case';
import { AuthCookies } from './auth-cookies';
import { callerOf } from './caller';
import { EmailRequest } from './email.request';
import { NoStore } from './no-store.interceptor';
import { MailSentResponse, SessionResponse } from './session.response';
import { SignUpRequest } from './sign-up.request';
import { ResetPasswordRequest, VerifyEmailRequest } from './token.request';

@ApiTags('auth')
@ApiTooManyRequestsResponse({ type: ProblemDetails, description: 'request.too-many {retryAfterSeconds}' })
@UseInterceptors(NoStore)
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signUp: SignUp,
    private readonly requestLinks: RequestLinks,
    private readonly verifyEmail: VerifyEmail,
    private readonly resetPassword: ResetPassword,
    private readonly profiles: Profiles,
    private readonly cookies: AuthCookies,
  ) {}

  /** Opens an account and mails a link to prove the address. Answers the same for an address that has an account. */
  @Public()
  @Post('sign-up')
  @HttpCode(202)
  @ApiUnprocessableEntityResponse({ type: ProblemDetails, description: 'auth.password-weak {reason, min, max}' })
  async open(@Body() body: SignUpRequest, @Req() request: Request): Promise<MailSentResponse> {
    const { email, password, displayName, locale, agreedToMarketing } = body;
    const { ip } = callerOf(request);
    await this.signUp.execute({ email, password, displayName, locale, agreedToMarketing, ip });
    return { status: 'verification-sent' };
  }

  /** Mails a new link; the old one stops working. Answers the same for every address. */
  @Public()
  @Post('verification-mails')
  @HttpCode(202)
  async sendVerification(@Body() { email }: EmailRequest, @Req() request: Request): Promise<MailSentResponse> {
    await this.requestLinks.verification(email, callerOf(request).ip);
    return { status: 'verification-sent' };
  }

  /** Follows the mailed link: the address is proved and the person signed in. Works once, for 24 hours. */
  @Public()
  @Post('verify-email')
  @HttpCode(200)
  @ApiUnprocessableEntityResponse({ type: ProblemDetails, description: 'auth.token-used-or-expired' })
  @ApiForbiddenResponse({
    type: ProblemDetails,
    description: 'auth.provider-state: the link completes a provider sign-up that began in another browser',
  })
  async verify(
    @Body() { token }: VerifyEmailRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionResponse> {
    const pendingSecret = this.cookies.pendingOf(request);
    const { userAgent } = callerOf(request);
    const session = await this.verifyEmail.execute({ token, pendingSecret, userAgent });
    this.cookies.setRefresh(response, session);
    return SessionResponse.from(session, await this.profiles.of(session.owner.id));
  }

  /** Mails a link to set a new password. Answers the same for every address. */
  @Public()
  @Post('password-resets')
  @HttpCode(202)
  async sendReset(@Body() { email }: EmailRequest, @Req() request: Request): Promise<MailSentResponse> {
    await this.requestLinks.passwordReset(email, callerOf(request).ip);
    return { status: 'mail-sent' };
  }

  /** Sets a new password and ends every session. The link works once, for 30 minutes. */
  @Public()
  @Post('password-resets/confirm')
  @HttpCode(204)
  @ApiUnprocessableEntityResponse({
    type: ProblemDetails,
    description: 'auth.token-used-or-expired, auth.password-weak {reason, min, max}',
  })
  async reset(@Body() { token, password }: ResetPasswordRequest): Promise<void> {
    await this.resetPassword.execute(token, password);
  }
}
