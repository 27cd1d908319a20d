import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { AppConfig } from '#platform/config/app-config';
import { AccessForbidden } from '#platform/http/http.errors';

/**
 * For routes that act on a cookie alone. Another site can make a browser send our cookie, but neither our Origin nor a
 * header of its own without asking us first (and we never say yes).
 */
@Injectable()
export class OwnOriginGuard implements CanActivate {
  constructor(private readonly config: AppConfig) {}

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<Request>();
    const ours = headers.origin === this.config.PUBLIC_ORIGIN && headers['x-requested-with'] === 'tiketi';
    if (!ours) throw new AccessForbidden();
    return true;
  }
}
