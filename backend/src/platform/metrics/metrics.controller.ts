import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import { PrometheusController } from '@willsoto/nestjs-prometheus';
import type { Response } from 'express';
import { AppConfig } from '#platform/config/app-config';
import { Public } from '#platform/http/access';
import { SignInRequired } from '#platform/http/http.errors';

/** For Prometheus. Open on a developer's machine, elsewhere behind METRICS_TOKEN. */
@ApiExcludeController()
@SkipThrottle()
@Controller()
export class MetricsController extends PrometheusController {
  constructor(private readonly config: AppConfig) {
    super();
  }

  @Public()
  @Get()
  async metrics(
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const { METRICS_TOKEN } = this.config;
    if (METRICS_TOKEN && !sameText(authorization ?? '', `Bearer ${METRICS_TOKEN}`)) throw new SignInRequired();
    return super.index(response);
  }
}

function sameText(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
