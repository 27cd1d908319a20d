import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Authenticator } from '#platform/http/authenticator';
import type { RequestWithPerson } from '#platform/http/signed-in';
import { Admissions } from '../application/admissions';

export const ADMITS = 'tiketi:admits';

export type Admits = 'seats' | 'hold' | 'change' | 'payment';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const BEARER = /^Bearer ([\w.~+/-]+=*)$/i;

/** Runs after sign-in and rate limits; lets everybody pass where there is no queue. */
@Injectable()
export class AdmissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly admissions: Admissions,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const admits = this.reflector.getAllAndOverride<Admits>(ADMITS, [context.getHandler(), context.getClass()]);
    const request = context.switchToHttp().getRequest<Request & RequestWithPerson>();
    const id = whereTo(request, admits);
    // What is no id at all is refused by the route's own validation.
    if (!ID.test(id)) return true;

    const header = request.headers['admission-token'];
    const token = typeof header === 'string' ? header : undefined;
    if (admits === 'payment') {
      await this.admissions.requireForPayment(id, { accountId: request.person?.id, token });
    } else if (admits === 'hold' || admits === 'change') {
      await this.admissions.requireForHold(id, { accountId: request.person?.id, token });
    } else if (await this.admissions.isOn(id)) {
      // A public route: who is asking matters only now.
      const accountId = request.person?.id ?? (await this.personBehind(request));
      await this.admissions.requireForSeats(id, { accountId, token });
    }
    return true;
  }

  private async personBehind(request: Request): Promise<string | undefined> {
    const bearer = BEARER.exec(request.headers.authorization ?? '')?.[1];
    return bearer ? (await this.authenticator.authenticate(bearer))?.id : undefined;
  }
}

/** The booking that is paid for, or the performance whose seats are wanted: a change names it in its body. */
function whereTo({ params, body }: Request, admits: Admits | undefined): string {
  const wish = body as { toPerformanceId?: unknown } | undefined;
  const id = admits === 'change' ? wish?.toPerformanceId : params[admits === 'payment' ? 'bookingId' : 'performanceId'];
  return typeof id === 'string' ? id.toLowerCase() : '';
}
