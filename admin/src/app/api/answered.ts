import { type Observable, map } from 'rxjs';
import type { StrictHttpResponse } from './generated/strict-http-response';

/** Every call goes to the origin that served the page. */
export const SAME_ORIGIN = '';

/**
 * The body of a generated call's answer. Import calls from their own files: the generated index would pull in all of them.
 */
export const answered = <T>(call: Observable<StrictHttpResponse<T>>): Observable<T> =>
  call.pipe(map(({ body }) => body));
