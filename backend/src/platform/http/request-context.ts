import { AsyncLocalStorage } from 'node:async_hooks';
import type { NextFunction, Request, Response } from 'express';
import type { RequestWithPerson, SignedInPerson } from './signed-in';

type KeptRequest = Request & RequestWithPerson & { id?: unknown };

/** Who asks, from where, and the id that finds the request's log lines. */
export interface Caller {
  readonly person: SignedInPerson | undefined;
  readonly ip: string | undefined;
  readonly traceId: string | undefined;
}

const requests = new AsyncLocalStorage<KeptRequest>();

/** Express middleware: everything done for a request can ask `currentCaller()`. Put it behind the body parser. */
export function keepCaller(request: Request, _: Response, next: NextFunction): void {
  requests.run(request, next);
}

/** The caller of the request being answered; undefined in timers and jobs. The person is known once the guard has let them in. */
export function currentCaller(): Caller | undefined {
  const request = requests.getStore();
  if (!request) return undefined;
  return {
    person: request.person,
    ip: request.ip,
    traceId: request.id === undefined ? undefined : String(request.id),
  };
}
