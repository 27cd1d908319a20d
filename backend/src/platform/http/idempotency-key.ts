import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { IdempotencyKeyRequired } from './http.errors';

const KEY = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * The Idempotency-Key header of a request that moves seats or money (draft-ietf-httpapi-idempotency-key-header).
 * @throws IdempotencyKeyRequired when it is missing or malformed.
 */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = context.switchToHttp().getRequest<Request>().headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY.test(key)) throw new IdempotencyKeyRequired();
  return key;
});
