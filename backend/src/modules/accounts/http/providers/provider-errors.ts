import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError } from '#kernel/domain-error';
import { AppConfig } from '#platform/config/app-config';
import { SecurityEvents } from '../../application/security-events';
import { ProviderFailed } from '../../domain/account.errors';
import { completionAddress } from './completion-address';
import { isProvider, type ProviderRequest } from './provider-request';

/**
 * A provider sign-in is a walk through pages, so its refusals end on a page too: the storefront's, with a code of ours.
 * What the provider said stays here; it may name the person.
 */
@Injectable()
@Catch()
export class ProviderErrors implements ExceptionFilter {
  private readonly log = new Logger(ProviderErrors.name);

  constructor(
    private readonly config: AppConfig,
    private readonly events: SecurityEvents,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request & ProviderRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const refusal = error instanceof DomainError ? error : new ProviderFailed();
    const provider = request.params['provider'];
    const isOurFault = refusal !== error && !(error instanceof HttpException);
    if (isOurFault) this.log.warn({ err: error, provider }, 'A provider sign-in failed');
    if (isProvider(provider)) this.events.refused(provider, refusal.code);
    if (response.headersSent) return;
    response.setHeader('Cache-Control', 'no-store');
    response.redirect(
      302,
      completionAddress(this.config, {
        status: 'failed',
        code: refusal.code,
        provider: isProvider(provider) ? provider : undefined,
        returnTo: request.signInStart?.returnTo ?? '/',
      }),
    );
  }
}
