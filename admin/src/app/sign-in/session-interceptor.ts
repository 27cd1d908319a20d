import { HttpErrorResponse, type HttpInterceptorFn, type HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { WITHOUT_SESSION } from '../api/staff-auth-api';
import { Session } from './session';

/** Adds the access token; on a 401 refreshes once and repeats the call; ends the session where that fails. */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  if (request.context.get(WITHOUT_SESSION)) {
    return next(request.clone({ setHeaders: { 'X-Requested-With': 'tiketi' } })); // proves that our page made the call
  }
  const session = inject(Session);
  const token = session.accessToken;

  return next(withToken(request, token)).pipe(
    catchError((error: unknown) => {
      if (!(error instanceof HttpErrorResponse) || error.status !== 401) return throwError(() => error);
      // Someone else may have refreshed while this call was on its way.
      const renewed = session.accessToken !== token ? Promise.resolve(true) : session.refresh();
      return from(renewed).pipe(
        switchMap((isRenewed) => {
          if (isRenewed) return next(withToken(request, session.accessToken));
          session.end();
          return throwError(() => error);
        }),
      );
    }),
  );
};

const withToken = (request: HttpRequest<unknown>, token: string | undefined) =>
  token ? request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }) : request;
