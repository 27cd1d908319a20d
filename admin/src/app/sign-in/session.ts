import { HttpErrorResponse } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { StaffMember, StaffSession } from '../api/models';
import { StaffAuthApi } from '../api/staff-auth-api';
import { KeptChoices } from '../ui/kept-choices';

/**
 * Who is at work. The access token lives in memory only; the refresh token is an HttpOnly cookie. The mark
 * `signed-in` in local storage holds no secret: it saves a pointless refresh and tells other tabs of a sign-out.
 */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(StaffAuthApi);
  private readonly kept = inject(KeptChoices);
  private readonly router = inject(Router);

  private readonly current = signal<StaffSession | null>(null);
  private refreshing: Promise<boolean> | undefined;

  readonly member = computed<StaffMember | null>(() => this.current()?.member ?? null);

  constructor() {
    this.kept.onChangeElsewhere('signed-in', (value) => {
      if (value === null && this.current()) this.end();
    });
  }

  get accessToken(): string | undefined {
    return this.current()?.accessToken;
  }

  /** On page load: picks the session up from the cookie, silently. */
  async restore(): Promise<void> {
    if (this.kept.read('signed-in') === null) return;
    await this.refresh().catch(() => false); // unreachable server: the sign-in page says so on the next try
  }

  async signIn(email: string, password: string): Promise<void> {
    this.begin(await firstValueFrom(this.api.signIn(email, password)));
  }

  /**
   * A new access token, once for all who ask at the same time. False when the session is over.
   * @throws HttpErrorResponse when the server could not say (network, 5xx)
   */
  refresh(): Promise<boolean> {
    this.refreshing ??= oneTabAtATime(() => this.refreshNow()).finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.api.signOut()).catch(() => undefined); // the cookie dies with its time at the latest
    this.forget();
    await this.router.navigate(['/sign-in']);
  }

  /** The session is over while someone was working: sign in again, then back to the same page. */
  end(): void {
    if (!this.current()) return;
    this.forget();
    void this.router.navigate(['/sign-in'], { queryParams: { next: this.router.url, expired: true } });
  }

  private async refreshNow(): Promise<boolean> {
    try {
      this.begin(await firstValueFrom(this.api.refresh()));
      return true;
    } catch (error) {
      if (!(error instanceof HttpErrorResponse) || (error.status !== 401 && error.status !== 403)) throw error;
      this.kept.write('signed-in', null);
      return false;
    }
  }

  private begin(session: StaffSession): void {
    this.current.set(session);
    this.kept.write('signed-in', 'yes');
  }

  private forget(): void {
    this.current.set(null);
    this.kept.write('signed-in', null);
  }
}

/** Refresh tokens rotate: two tabs using one at the same time would look like theft to the server. */
function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  const locks = 'locks' in navigator ? navigator.locks : undefined;
  return locks ? locks.request('tiketi-staff-refresh', work) : work();
}
