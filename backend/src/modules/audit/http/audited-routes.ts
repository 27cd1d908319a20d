import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type OnModuleInit,
  RequestMethod,
} from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { concatMap, type Observable } from 'rxjs';
import { currentCaller } from '#platform/http/request-context';
import { AuditLog } from '../application/audit-log';
import { AUDITED } from './audited';
import { RecentViews } from './recent-views';

/** Changes nothing: it exchanges a cookie for a younger one. */
const NOT_AN_ACT = 'staff/auth/refresh';

/** Sees to it that no staff route that writes goes without an entry in the audit log. */
@Injectable()
export class AuditedRoutes implements NestInterceptor, OnModuleInit {
  private readonly views = new RecentViews();

  constructor(
    private readonly reflector: Reflector,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly audit: AuditLog,
  ) {}

  /** @throws naming every staff route that writes without `@Audited`: the process does not start with one */
  onModuleInit(): void {
    const silent = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype ? this.silentRoutes(metatype) : []));
    if (silent.length > 0) throw new Error(`Staff routes that write need @Audited: ${silent.join(', ')}`);
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const action = this.reflector.get<string | undefined>(AUDITED, context.getHandler());
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<Request>();
    if (!action) return this.isAuditorsView(request) ? this.viewed(request, next) : next.handle();
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        const caller = currentCaller();
        // Signing in and out is written down by its use cases; what a stranger sends in vain is no entry.
        if (caller?.person && !caller.written.has(action)) await this.audit.record({ action, ...described(request) });
        return answer;
      }),
    );
  }

  /** An auditor sees what others may not: what was looked at is written down, too. */
  private isAuditorsView({ method, originalUrl }: Request): boolean {
    const person = currentCaller()?.person;
    if (method !== 'GET' || person?.role !== 'auditor') return false;
    return this.views.isNew(`${person.id} ${originalUrl}`);
  }

  private viewed({ path, query }: Request, next: CallHandler): Observable<unknown> {
    // What was searched for may be somebody's name or address.
    const { q: _, ...asked } = query;
    const after = Object.keys(asked).length > 0 ? { after: asked } : {};
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        await this.audit.record({
          action: 'staff.viewed',
          subject: { type: 'view', id: path.slice(0, 100) },
          ...after,
        });
        return answer;
      }),
    );
  }

  private silentRoutes(controller: object & { prototype?: object }): string[] {
    const prototype = (controller.prototype ?? {}) as Record<string, object>;
    const base = pathOf(controller);
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name] ?? {};
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      const path = [base, pathOf(handler)].filter(Boolean).join('/');
      const writes = method !== undefined && method !== RequestMethod.GET && `${path}/`.startsWith('staff/');
      return writes && path !== NOT_AN_ACT && !Reflect.hasMetadata(AUDITED, handler)
        ? [`${RequestMethod[method]} ${path}`]
        : [];
    });
  }
}

function pathOf(target: object): string {
  const path = Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined;
  return String(([] as string[]).concat(path ?? '')[0] ?? '').replace(/^\/|\/$/g, '');
}

/** `/staff/refunds/:refundId/retries` with a reason is about that refund; a route without ids is about itself. */
function described(request: Request): { subject: { type: string; id: string }; reason?: string } {
  const [last] = Object.entries(request.params).toReversed();
  const subject = last
    ? {
        type: last[0].replace(/Id$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        id: String(last[1]),
      }
    : { type: 'route', id: request.path };
  const { reason } = (request.body ?? {}) as { reason?: unknown };
  return typeof reason === 'string' && reason !== '' ? { subject, reason } : { subject };
}
