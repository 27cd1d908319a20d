import { Injectable } from '@nestjs/common';
import type { CookieOptions, Request, Response } from 'express';
import { AppConfig } from '#platform/config/app-config';
import type { OpenedSession } from '../application/open-session';
import { PENDING_LIFE_MS } from '../domain/pending-identities';
import type { Provider } from '../domain/provider';
import type { Audience } from '../domain/sessions';

const REFRESH: Readonly<Record<Audience, { readonly name: string; readonly path: string }>> = {
  buyer: { name: 'tiketi_refresh', path: '/api/v1/auth' },
  staff: { name: 'tiketi_staff_refresh', path: '/api/v1/staff/auth' },
};
const DEVICE: Readonly<Record<Audience, string>> = { buyer: 'tiketi_device', staff: 'tiketi_staff_device' };
const DEVICE_LIFE_MS = 365 * 24 * 3_600_000;
const PENDING = { name: 'tiketi_pending', path: '/api/v1/auth' };
const STATE = { name: 'tiketi_oauth', path: (provider: Provider) => `/api/v1/auth/providers/${provider}` };
export const STATE_LIFE_MS = 10 * 60_000;

/** Our cookies: never for scripts, never for other sites, only where they are needed. */
@Injectable()
export class AuthCookies {
  private readonly strict: CookieOptions;

  constructor(config: AppConfig) {
    const secure = !config.isDeveloperMachine || config.PUBLIC_ORIGIN.startsWith('https:');
    this.strict = { httpOnly: true, secure, sameSite: 'strict' };
  }

  setRefresh(response: Response, { owner, refreshToken, refreshExpiresAt }: OpenedSession): void {
    const { name, path } = REFRESH[owner.audience];
    response.cookie(name, refreshToken, { ...this.strict, path, expires: refreshExpiresAt });
  }

  refreshOf(request: Request, audience: Audience): string | undefined {
    return textCookie(request, REFRESH[audience].name);
  }

  clearRefresh(response: Response, audience: Audience): void {
    const { name, path } = REFRESH[audience];
    response.clearCookie(name, { ...this.strict, path });
  }

  setDevice(response: Response, audience: Audience, sealed: string): void {
    const { path } = REFRESH[audience];
    response.cookie(DEVICE[audience], sealed, { ...this.strict, path, maxAge: DEVICE_LIFE_MS });
  }

  deviceOf(request: Request, audience: Audience): string | undefined {
    return textCookie(request, DEVICE[audience]);
  }

  setPending(response: Response, secret: string): void {
    response.cookie(PENDING.name, secret, { ...this.strict, path: PENDING.path, maxAge: PENDING_LIFE_MS });
  }

  pendingOf(request: Request): string | undefined {
    return textCookie(request, PENDING.name);
  }

  clearPending(response: Response): void {
    response.clearCookie(PENDING.name, { ...this.strict, path: PENDING.path });
  }

  /** Lax, because the provider sends the browser back to us from another site. */
  setState(response: Response, provider: Provider, sealed: string): void {
    const options = { ...this.strict, sameSite: 'lax' as const, path: STATE.path(provider) };
    response.cookie(STATE.name, sealed, { ...options, maxAge: STATE_LIFE_MS });
  }

  stateOf(request: Request): string | undefined {
    return textCookie(request, STATE.name);
  }

  clearState(response: Response, provider: Provider): void {
    response.clearCookie(STATE.name, { ...this.strict, sameSite: 'lax', path: STATE.path(provider) });
  }
}

function textCookie(request: Request, name: string): string | undefined {
  const value = (request.cookies as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' && value.length > 0 && value.length < 4_096 ? value : undefined;
}
