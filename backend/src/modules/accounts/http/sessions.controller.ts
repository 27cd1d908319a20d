import { Body, Controller, HttpCode, Post, Req, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiForbiddenResponse,
  ApiHeader,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { For, Public } from '#platform/http/access';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInBuyer } from '#platform/http/signed-in';
import { EndSessions } from '../application/end-sessions.use-case';
import { type OpenedSession } from '../application/open-session';
import { Profiles } from '../application/profiles';
import { RefreshSession } from '../application/refresh-session.use-case';
import { SignIn } from '../application/sign-in.use-case';
import { RefreshInvalid } from '../domain/account.errors';
import { AuthCookies } from './auth-cookies';
import { callerOf } from './caller';
import { KnownDevices } from './known-devices';
import { NoStore } from './no-store.interceptor';
import { OwnOriginGuard } from './own-origin.guard';
import { SessionResponse } from './session.response';
import { SignInRequest } from './sign-in.request';

const OURS = { name: 'X-Requested-With', required: true, description: '`tiketi`; the Origin has to be ours too' };

@ApiTags('auth')
@UseInterceptors(NoStore)
@Controller('auth')
export class SessionsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly refreshSession: RefreshSession,
    private readonly endSessions: EndSessions,
    private readonly profiles: Profiles,
    private readonly cookies: AuthCookies,
    private readonly devices: KnownDevices,
  ) {}

  /** Signs in with e-mail address and password; the refresh token comes as a cookie. */
  @Public()
  @Post('sign-in')
  @HttpCode(200)
  @ApiUnauthorizedResponse({ type: ProblemDetails, description: 'auth.wrong-credentials' })
  @ApiForbiddenResponse({ type: ProblemDetails, description: 'auth.email-unverified, auth.account-suspended' })
  @ApiTooManyRequestsResponse({ type: ProblemDetails, description: 'request.too-many {retryAfterSeconds}' })
  async enter(
    @Body() { email, password }: SignInRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionResponse> {
    const device = this.devices.find(request, 'buyer', email);
    const session = await this.signIn.execute({ email, password, device, ...callerOf(request) });
    this.devices.remember(request, response, 'buyer', email);
    return this.answer(response, session);
  }

  /** Exchanges the refresh cookie for a new one and a new access token. */
  @Public()
  @UseGuards(OwnOriginGuard)
  @Post('refresh')
  @HttpCode(200)
  @ApiHeader(OURS)
  @ApiUnauthorizedResponse({ type: ProblemDetails, description: 'auth.refresh-invalid' })
  async refresh(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<SessionResponse> {
    const token = this.cookies.refreshOf(request, 'buyer');
    if (!token) throw new RefreshInvalid();
    return this.answer(response, await this.refreshSession.execute(token, 'buyer'));
  }

  /** Ends this session. Does nothing without one. */
  @Public()
  @UseGuards(OwnOriginGuard)
  @Post('sign-out')
  @HttpCode(204)
  @ApiHeader(OURS)
  async leave(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const token = this.cookies.refreshOf(request, 'buyer');
    this.cookies.clearRefresh(response, 'buyer');
    if (token) await this.endSessions.byToken(token, 'buyer');
  }

  /** Ends every session of the person, on every device. */
  @For('buyer')
  @UseGuards(OwnOriginGuard)
  @Post('sign-out-everywhere')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiHeader(OURS)
  async leaveEverywhere(
    @SignedIn() buyer: SignedInBuyer,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    this.cookies.clearRefresh(response, 'buyer');
    await this.endSessions.ofOwner({ audience: 'buyer', id: buyer.id }, 'SIGNED_OUT_EVERYWHERE');
  }

  private async answer(response: Response, session: OpenedSession): Promise<SessionResponse> {
    const profile = await this.profiles.of(session.owner.id);
    this.cookies.setRefresh(response, session);
    return SessionResponse.from(session, profile);
  }
}
