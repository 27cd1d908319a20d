import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  HttpStatus,
  Injectable,
  Logger,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError, type ErrorKind } from '#kernel/domain-error';
import { isDatabaseUnavailable } from '#platform/database/postgres-errors';
import type { ProblemDetails } from './problem-details.response';

const STATUS: Record<ErrorKind, HttpStatus> = {
  invalid: HttpStatus.UNPROCESSABLE_ENTITY,
  unauthenticated: HttpStatus.UNAUTHORIZED,
  forbidden: HttpStatus.FORBIDDEN,
  'not-found': HttpStatus.NOT_FOUND,
  conflict: HttpStatus.CONFLICT,
  'too-many': HttpStatus.TOO_MANY_REQUESTS,
  unavailable: HttpStatus.SERVICE_UNAVAILABLE,
};

const BUSY_RETRY_SECONDS = 2;

/** The one place that knows HTTP status codes. Nothing internal leaves: what is not a refusal becomes a plain 500. */
@Injectable()
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const request = http.getRequest<Request & { id?: unknown }>();
    const problem = this.problemOf(error);
    if (problem.status === 500) this.log.error({ err: error, path: request.path }, 'A request failed');
    if (response.headersSent) {
      // A stream broke half-way: cutting the connection is the only way left to say that it is not whole.
      response.destroy();
      return;
    }
    const retryAfter = problem.details?.['retryAfterSeconds'];
    if (typeof retryAfter === 'number') response.setHeader('Retry-After', String(retryAfter));
    response.setHeader('Cache-Control', 'no-store');
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify({ ...problem, traceId: request.id === undefined ? undefined : String(request.id) }));
  }

  private problemOf(error: unknown): ProblemDetails {
    if (error instanceof DomainError) {
      const details = Object.keys(error.details).length > 0 ? { ...error.details } : undefined;
      return { status: STATUS[error.kind], code: error.code, title: error.message, details };
    }
    if (error instanceof HttpException) return this.fromNest(error);
    if (isBodyError(error)) {
      return { status: error.status, code: 'request.invalid', title: 'The body is not acceptable JSON.' };
    }
    if (isDatabaseUnavailable(error)) {
      this.log.warn({ err: error }, 'The database is out of reach');
      const details = { retryAfterSeconds: BUSY_RETRY_SECONDS };
      return {
        status: 503,
        code: 'server.unavailable',
        title: 'We cannot do this just now. Try again shortly.',
        details,
      };
    }
    return { status: 500, code: 'server.error', title: 'Something went wrong on our side.' };
  }

  private fromNest(error: HttpException): ProblemDetails {
    const status = error.getStatus();
    const body = error.getResponse();
    if (status >= 500)
      return {
        status,
        code: status === 503 ? 'server.unavailable' : 'server.error',
        title: 'We cannot do this just now.',
      };
    if (status === 404) return { status, code: 'request.not-found', title: 'There is nothing at this address.' };
    if (status === 413) return { status, code: 'request.invalid', title: 'The body is too large.' };
    const fields = typeof body === 'object' && 'fields' in body ? { fields: body.fields } : undefined;
    return {
      status,
      code: 'request.invalid',
      // Without fields it is Nest's or the body parser's own wording, which tells about our tools rather than the request.
      title: fields ? 'Some fields are not as they should be.' : 'The request could not be read.',
      details: fields,
    };
  }
}

/** Errors of Express' body parser carry a 4xx status of their own. */
function isBodyError(error: unknown): error is Error & { status: number } {
  if (!(error instanceof Error) || !('status' in error) || !('type' in error)) return false;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500;
}
