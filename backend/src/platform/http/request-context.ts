import { AsyncLocalStorage } from 'node:async_hooks';
import type { NextFunction, Request, Response } from 'express';
import type { RequestWithPerson, SignedInPerson } from './signed-in';

type KeptRequest = Request & RequestWithPerson & { id?: unknown };

/** Who asks, from where, and the id that finds the request's log lines. */
export interface Caller {
  readonly person: SignedInPerson | undefined;
  readonly ip: string | undefined;
  readonly traceId: string | undefined;
  /** The Cookie header as it came. */
  readonly cookies: string | undefined;
  /** What has been written down about this request so far, by its name. */
  readonly written: Set<string>;
}

interface Kept {
  readonly request: KeptRequest;
  readonly written: Set<string>;
}

const requests = new AsyncLocalStorage<Kept>();

/** Express middleware: everything done for a request can ask `currentCaller()`. Put it behind the body parser. */
export function keepCaller(request: Request, _: Response, next: NextFunction): void {
  requests.run({ request, written: new Set() }, next);
}

/** The caller of the request being answered; undefined in timers and jobs. The person is known once the guard has let them in. */
export function currentCaller(): Caller | undefined {
  const kept = requests.getStore();
  if (!kept) return undefined;
  const { request, written } = kept;
  return {
    person: request.person,
    ip: request.ip,
    traceId: request.id === undefined ? undefined : String(request.id),
    cookies: request.headers.cookie,
    written,
  };
}

/**
 * For a route whose act is not what its name in the audit log says, this time: it was only asked for, and that is written
 * down under a name of its own, or it was done before. Nothing is added for it.
 */
export function nothingMoreToWrite(action: string): void {
  requests.getStore()?.written.add(action);
}
