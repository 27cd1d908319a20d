import { HttpClient, HttpContext, HttpContextToken } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { SAME_ORIGIN, answered } from './answered';
import { staffAuthEnter } from './generated/fn/staff-auth/staff-auth-enter';
import { staffAuthLeave } from './generated/fn/staff-auth/staff-auth-leave';
import { staffAuthRefresh } from './generated/fn/staff-auth/staff-auth-refresh';
import type { StaffSession } from './models';

/** Marks calls that carry no access token and whose 401 is an answer, not an ended session. */
export const WITHOUT_SESSION = new HttpContextToken(() => false);

/** Signing in and out. The refresh token travels in a cookie this code never sees. */
@Injectable({ providedIn: 'root' })
export class StaffAuthApi {
  private readonly http = inject(HttpClient);
  private readonly context = new HttpContext().set(WITHOUT_SESSION, true);

  signIn(email: string, password: string): Observable<StaffSession> {
    return answered(staffAuthEnter(this.http, SAME_ORIGIN, { body: { email, password } }, this.context));
  }

  refresh(): Observable<StaffSession> {
    return answered(staffAuthRefresh(this.http, SAME_ORIGIN, {}, this.context));
  }

  signOut(): Observable<void> {
    return answered(staffAuthLeave(this.http, SAME_ORIGIN, {}, this.context));
  }
}
