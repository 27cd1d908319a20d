import { HttpErrorResponse } from '@angular/common/http';

/** A refusal as the screens see it. `code` is stable and is what screens branch on. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly traceId?: string;
  readonly retryAfterSeconds?: number;
}

/** Understands problem+json answers, also where the body came as a blob, and lost connections (`network`). */
export async function problemOf(error: unknown): Promise<Problem> {
  if (!(error instanceof HttpErrorResponse)) return { status: 0, code: 'client.error' };
  if (error.status === 0) return { status: 0, code: 'network' };
  const body: unknown = error.error instanceof Blob ? parsed(await error.error.text()) : error.error;
  const { code, traceId } = isRecord(body) ? body : {};
  const retryAfter = Number(error.headers.get('Retry-After'));
  return {
    status: error.status,
    code: typeof code === 'string' ? code : codeOfStatus(error.status),
    ...(typeof traceId === 'string' && { traceId }),
    ...(retryAfter > 0 && { retryAfterSeconds: retryAfter }),
  };
}

const codeOfStatus = (status: number) => (status >= 502 && status <= 504 ? 'server.unavailable' : 'server.error');

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
