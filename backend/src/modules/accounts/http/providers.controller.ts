import {
  Body,
  Controller,
  Get,
  HttpCode,
  Post,
  Query,
  Req,
  Res,
  UseFilters,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiFoundResponse,
  ApiParam,
  ApiTags,
  ApiTooManyRequestsResponse,
} from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { AppConfig } from '#platform/config/app-config';
import { For, Public } from '#platform/http/access';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInBuyer } from '#platform/http/signed-in';
import { LinkProvider } from '../application/link-provider.use-case';
import { Profiles } from '../application/profiles';
import { SignInWithProvider } from '../application/sign-in-with-provider.use-case';
import { SignUpWithProvider } from '../application/sign-up-with-provider.use-case';
import { PROVIDERS, type ProviderIdentity } from '../domain/provider';
import { AccountResponse } from './account.response';
import { AuthCookies } from './auth-cookies';
import { callerOf, localeOf } from './caller';
import { NoStore } from './no-store.interceptor';
import { ProviderLinkRequest, ProviderSignUpRequest, StartProviderRequest } from './provider.request';
import { completionAddress } from './providers/completion-address';
import { ProviderErrors } from './providers/provider-errors';
import { ProviderCallbackGuard, ProviderStartGuard } from './providers/provider.guard';
import { type ProviderRequest } from './providers/provider-request';
import { MailSentResponse } from './session.response';

/** What passport leaves behind. */
interface Arrived extends ProviderRequest {
  readonly user: ProviderIdentity;
}

const WRONG_BROWSER = 'auth.provider-state: not started in this browser, too old, or done already';

@ApiTags('auth')
@UseInterceptors(NoStore)
@Controller('auth')
export class ProvidersController {
  constructor(
    private readonly config: AppConfig,
    private readonly signIn: SignInWithProvider,
    private readonly signUpWithProvider: SignUpWithProvider,
    private readonly linkProvider: LinkProvider,
    private readonly profiles: Profiles,
    private readonly cookies: AuthCookies,
  ) {}

  /** Sends the browser to Kakao, Naver or Google. */
  @Public()
  @UseGuards(ProviderStartGuard)
  @UseFilters(ProviderErrors)
  @Get('providers/:provider/start')
  @ApiParam({ name: 'provider', enum: PROVIDERS })
  @ApiFoundResponse({ description: "To the provider's own page" })
  start(@Query() _query: StartProviderRequest): void {
    // The guard has redirected; nothing comes here.
  }

  /**
   * Where the provider sends the browser back. Goes on to `/auth/complete?status=…`: `signed-in` (refresh to get an
   * access token), `link-required` and `email-required` with `pending`, or `failed` with `code`.
   */
  @Public()
  @UseGuards(ProviderCallbackGuard)
  @UseFilters(ProviderErrors)
  @Get('providers/:provider/callback')
  @ApiParam({ name: 'provider', enum: PROVIDERS })
  @ApiFoundResponse({ description: 'To /auth/complete' })
  async callback(@Req() request: Request & Arrived, @Res() response: Response): Promise<void> {
    const { user: identity } = request;
    const { provider } = identity;
    const { userAgent } = callerOf(request);
    const result = await this.signIn.execute({ identity, locale: localeOf(request), userAgent });
    const returnTo = request.signInStart?.returnTo ?? '/';
    if (result.status === 'signed-in') {
      this.cookies.setRefresh(response, result.session);
      return response.redirect(302, completionAddress(this.config, { status: 'signed-in', returnTo, provider }));
    }
    const { status, pendingId: pending, pendingSecret } = result;
    this.cookies.setPending(response, pendingSecret);
    return response.redirect(302, completionAddress(this.config, { status, returnTo, provider, pending }));
  }

  /** Mails a link to the given address; following it in this browser completes the sign-up. */
  @Public()
  @Post('provider-sign-ups')
  @HttpCode(202)
  @ApiForbiddenResponse({ type: ProblemDetails, description: WRONG_BROWSER })
  @ApiConflictResponse({ type: ProblemDetails, description: 'auth.link-required: sign in and link instead' })
  @ApiTooManyRequestsResponse({ type: ProblemDetails, description: 'request.too-many {retryAfterSeconds}' })
  async signUp(@Body() { pending, email }: ProviderSignUpRequest, @Req() request: Request): Promise<MailSentResponse> {
    const proof = { pendingId: pending, pendingSecret: this.cookies.pendingOf(request) };
    await this.signUpWithProvider.execute(proof, email, localeOf(request), callerOf(request).ip);
    return { status: 'verification-sent' };
  }

  /** Connects the waiting provider sign-in of this browser with the signed-in account. */
  @For('buyer')
  @Post('provider-links')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiForbiddenResponse({ type: ProblemDetails, description: WRONG_BROWSER })
  @ApiConflictResponse({
    type: ProblemDetails,
    description: 'auth.link-required: the identity asks for another account, or one of the two has a partner already',
  })
  async link(
    @Body() { pending }: ProviderLinkRequest,
    @SignedIn() buyer: SignedInBuyer,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AccountResponse> {
    const pendingSecret = this.cookies.pendingOf(request);
    await this.linkProvider.execute({ pendingId: pending, pendingSecret }, buyer.id);
    this.cookies.clearPending(response);
    return AccountResponse.from(await this.profiles.of(buyer.id));
  }
}
