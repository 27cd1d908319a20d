import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  mixin,
  NotFoundException,
  type Type,
} from '@nestjs/common';
import { AuthGuard, type AuthGuardAuthenticateOptions, type IAuthGuard } from '@nestjs/passport';
import type { Request, Response } from 'express';
import { randomToken } from '#platform/secrets/secrets';
import { ProviderDenied, ProviderFailed } from '../../domain/account.errors';
import { localPath } from '../../domain/local-path';
import { PROVIDERS, type Provider } from '../../domain/provider';
import type { StartOptions } from './passport-state';
import { isProvider, type ProviderRequest } from './provider-request';
import { SignInStates } from './sign-in-states';

const first = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** One passport guard per provider: on the way out it redirects, on the way back it leaves the identity in `user`. */
function passportGuard(provider: Provider): Type<IAuthGuard> {
  class Passport extends AuthGuard(provider) {
    override getAuthenticateOptions(context: ExecutionContext): AuthGuardAuthenticateOptions {
      const { query } = context.switchToHttp().getRequest<Request>();
      const start: StartOptions = { state: { returnTo: localPath(first(query['returnTo'])), nonce: randomToken() } };
      // The types only know `state` as text, which would switch passport-oauth2's store off.
      return { session: false, ...(start as object), ...{ callbackState: first(query['state']) } };
    }

    override handleRequest<Identity>(error: unknown, identity: Identity): Identity {
      if (error) throw error instanceof Error ? error : new ProviderFailed();
      if (!identity) throw new ProviderFailed();
      return identity;
    }
  }
  return mixin(Passport);
}

const passports = new Map(PROVIDERS.map((provider) => [provider, new (passportGuard(provider))()]));

function providerOf(context: ExecutionContext): Provider {
  const { provider } = context.switchToHttp().getRequest<Request>().params;
  if (!isProvider(provider)) throw new NotFoundException();
  return provider;
}

/** Sends the browser to the provider. */
@Injectable()
export class ProviderStartGuard implements CanActivate {
  canActivate(context: ExecutionContext): ReturnType<CanActivate['canActivate']> {
    return passports.get(providerOf(context))?.canActivate(context) ?? false;
  }
}

/** Receives the browser from the provider: first the state, which also guards the ways of saying no. */
@Injectable()
export class ProviderCallbackGuard implements CanActivate {
  constructor(private readonly states: SignInStates) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const provider = providerOf(context);
    const http = context.switchToHttp();
    const request = http.getRequest<Request & ProviderRequest>();
    request.signInStart = await this.states.finish(request, http.getResponse<Response>(), provider);
    const { error, code } = request.query;
    if (error === 'access_denied') throw new ProviderDenied();
    // Without a code passport would start all over again.
    if (error !== undefined || !first(code)) throw new ProviderFailed();
    return Boolean(await passports.get(provider)?.canActivate(context));
  }
}
