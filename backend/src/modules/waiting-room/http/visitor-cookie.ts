import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DEVICE_COOKIE, deviceOf } from '#modules/fairness';
import { AppConfig } from '#platform/config/app-config';

const LIFE_MS = 30 * 24 * 3_600_000;

/** A random number for this browser, sent only with what concerns a performance: tells many accounts in one browser apart. */
@Injectable()
export class VisitorCookie {
  private readonly secure: boolean;

  constructor(config: AppConfig) {
    this.secure = !config.isDeveloperMachine || config.PUBLIC_ORIGIN.startsWith('https:');
  }

  leave(request: Request, response: Response): void {
    if (deviceOf(request.headers.cookie) !== undefined) return;
    response.cookie(DEVICE_COOKIE, randomBytes(16).toString('base64url'), {
      httpOnly: true,
      secure: this.secure,
      sameSite: 'strict',
      path: '/api/v1/performances',
      maxAge: LIFE_MS,
    });
  }
}
