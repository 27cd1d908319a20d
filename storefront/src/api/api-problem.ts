import { serverNow } from '../lib/server-clock';

/** What the API answers instead of a result. Screens branch on `code`; texts for people live in `locales/`. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly code: string,
    readonly status: number,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly traceId?: string,
    /** Seconds to wait before another attempt makes sense, when the server said so. */
    readonly retryAfter?: number,
    /** When it was received, in epoch milliseconds by the server's clock. */
    readonly receivedAt: number = serverNow(),
  ) {
    super(code);
  }

  /** The answer never came: no network, or a server that could not be reached. */
  static unreachable(): ApiProblem {
    return new ApiProblem('client.offline', 0);
  }

  static from(body: unknown, response: Response): ApiProblem {
    const problem = isRecord(body) ? body : {};
    const fallback =
      response.status === 429 ? 'request.too-many' : response.status >= 500 ? 'server.error' : 'client.unexpected';
    const retryAfter = Number(response.headers.get('retry-after'));
    return new ApiProblem(
      typeof problem['code'] === 'string' ? problem['code'] : fallback,
      response.status,
      isRecord(problem['details']) ? problem['details'] : {},
      typeof problem['traceId'] === 'string' ? problem['traceId'] : undefined,
      retryAfter > 0 ? retryAfter : undefined,
    );
  }
}

export function isProblem(error: unknown, code?: string): error is ApiProblem {
  return error instanceof ApiProblem && (code === undefined || error.code === code);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
