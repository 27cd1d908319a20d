import { inject } from '@angular/core';
import { type CanActivateFn, RedirectCommand, Router } from '@angular/router';
import type { StaffRole } from '../api/models';
import { Session } from './session';

/** Nobody signed in: to the sign-in page, which comes back here afterwards. */
export const signedIn: CanActivateFn = (_route, { url }) => {
  if (inject(Session).member()) return true;
  return inject(Router).createUrlTree(['/sign-in'], { queryParams: url === '/' ? {} : { next: url } });
};

/** Signed in, but not for this page: says so and keeps the address. The API refuses on its own as well. */
export const onlyFor =
  (roles: readonly StaffRole[]): CanActivateFn =>
  () => {
    const member = inject(Session).member();
    if (member && roles.includes(member.role)) return true;
    return new RedirectCommand(inject(Router).createUrlTree(['/no-access']), { skipLocationChange: true });
  };

export const notSignedIn: CanActivateFn = () => (inject(Session).member() ? inject(Router).createUrlTree(['/']) : true);
