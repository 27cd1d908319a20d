import { Body, Controller, Get, HttpCode, Post, Req, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiForbiddenResponse,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { Audited } from '#modules/audit';
import { For, Public } from '#platform/http/access';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInStaff } from '#platform/http/signed-in';
import { EndSessions } from '../application/end-sessions.use-case';
import { type OpenedSession } from '../application/open-session';
import { RefreshSession } from '../application/refresh-session.use-case';
import { SignInStaff } from '../application/sign-in-staff.use-case';
import { RefreshInvalid } from '../domain/account.errors';
import { AuthCookies } from './auth-cookies';
import { callerOf } from './caller';
import { KnownDevices } from './known-devices';
import { NoStore } from './no-store.interceptor';
import { OwnOriginGuard } from './own-origin.guard';
import { SignInRequest } from './sign-in.request';
import { StaffMemberResponse, StaffSessionResponse } from './staff-session.response';

@ApiTags('staff auth')
@UseInterceptors(NoStore)
@Controller('staff')
export class StaffAuthController {
  constructor(
    private readonly signIn: SignInStaff,
    private readonly refreshSession: RefreshSession,
    private readonly endSessions: EndSessions,
    private readonly cookies: AuthCookies,
    private readonly devices: KnownDevices,
  ) {}

  /** Signs in somebody who works here: for twelve hours at most. */
  @Public()
  @Audited('staff.signed-in')
  @Post('auth/sign-in')
  @HttpCode(200)
  @ApiUnauthorizedResponse({ type: ProblemDetails, description: 'auth.wrong-credentials' })
  @ApiForbiddenResponse({ type: ProblemDetails, description: 'auth.account-suspended' })
  @ApiTooManyRequestsResponse({ type: ProblemDetails, description: 'request.too-many {retryAfterSeconds}' })
  async enter(
    @Body() { email, password }: SignInRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StaffSessionResponse> {
    const device = this.devices.find(request, 'staff', email);
    const session = await this.signIn.execute({ email, password, device, ...callerOf(request) });
    this.devices.remember(request, response, 'staff', email);
    return this.answer(response, session);
  }

  /** Exchanges the refresh cookie. Needs `X-Requested-With: tiketi` and our Origin. */
  @Public()
  @UseGuards(OwnOriginGuard)
  @Post('auth/refresh')
  @HttpCode(200)
  @ApiUnauthorizedResponse({ type: ProblemDetails, description: 'auth.refresh-invalid' })
  async refresh(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StaffSessionResponse> {
    const token = this.cookies.refreshOf(request, 'staff');
    if (!token) throw new RefreshInvalid();
    return this.answer(response, await this.refreshSession.execute(token, 'staff'));
  }

  /** Ends this session. Needs `X-Requested-With: tiketi` and our Origin. */
  @Public()
  @UseGuards(OwnOriginGuard)
  @Audited('staff.signed-out')
  @Post('auth/sign-out')
  @HttpCode(204)
  async leave(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const token = this.cookies.refreshOf(request, 'staff');
    this.cookies.clearRefresh(response, 'staff');
    if (token) await this.endSessions.byToken(token, 'staff');
  }

  /** Who is signed in. */
  @For('operator', 'auditor', 'admin')
  @Get('me')
  @ApiBearerAuth()
  async read(@SignedIn() staff: SignedInStaff): Promise<StaffMemberResponse> {
    return StaffMemberResponse.from(await this.signIn.member(staff.id));
  }

  private async answer(response: Response, session: OpenedSession): Promise<StaffSessionResponse> {
    const member = await this.signIn.member(session.owner.id);
    this.cookies.setRefresh(response, session);
    return StaffSessionResponse.from(session, member);
  }
}
