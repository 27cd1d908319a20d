import { HttpClient, HttpContext, HttpContextToken } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { API } from './api-url';
import type { StaffSession } from './models';

/** Set on calls that carry no access token and whose 401 is an answer, not an ended session. */
export const WITHOUT_SESSION = new HttpContextToken(() => false);

/** The refresh token travels in a cookie this code never sees; the header proves that our page made the call. */
@Injectable({ providedIn: 'root' })
export class StaffAuthApi {
  private readonly http = inject(HttpClient);
  private readonly options = {
    context: new HttpContext().set(WITHOUT_SESSION, true),
    headers: { 'X-Requested-With': 'tiketi' },
  };

  signIn(email: string, password: string): Observable<StaffSession> {
    return this.http.post<StaffSession>(`${API}/staff/auth/sign-in`, { email, password }, this.options);
  }

  refresh(): Observable<StaffSession> {
    return this.http.post<StaffSession>(`${API}/staff/auth/refresh`, null, this.options);
  }

  signOut(): Observable<void> {
    return this.http.post<void>(`${API}/staff/auth/sign-out`, null, this.options);
  }
}
