import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ACCESS, type Access } from './access';
import { Authenticator } from './authenticator';
import { AccessForbidden, AccessTokenInvalid, SignInRequired } from './http.errors';
import type { RequestWithPerson } from './signed-in';

const BEARER = /^Bearer ([\w.~+/-]+=*)$/i;

/** Closed unless opened: a route without @Public() or @For(...) refuses everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;

    const request = context.switchToHttp().getRequest<Request & RequestWithPerson>();
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    if (!token) throw new SignInRequired();
    request.person = await this.authenticator.authenticate(token);
    if (!request.person) throw new AccessTokenInvalid();
    if (!access?.includes(request.person.role)) throw new AccessForbidden();
    return true;
  }
}
