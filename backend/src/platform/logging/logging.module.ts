import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { hostname } from 'node:os';
import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { AppConfig } from '#platform/config/app-config';
import { callerFields } from './caller-fields';
import { logDestination } from './log-destination';
import { countLine } from './log-metrics';

const STANDARD_OUTPUT = 1;
const QUIET = /^\/(health|metrics)/;

/** Fields that may carry a secret or somebody's data, wherever they appear in a log line. */
const REDACTED = [
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'paymentKey',
  'email',
  'phone',
  'authorization',
  'cookie',
  'secret',
];

/** Whether the caller's own id is safe to log and to answer with. */
const TRACE_ID = /^[\w-]{8,64}$/;

/** One JSON line per event. No bodies, no headers, no query strings: they carry personal data and one-time codes. */
@Module({})
export class LoggingModule {
  static for(service: 'api' | 'worker'): DynamicModule {
    return {
      module: LoggingModule,
      imports: [
        LoggerModule.forRootAsync({
          inject: [AppConfig],
          useFactory: (config: AppConfig) => ({
            pinoHttp: [
              {
                level: config.LOG_LEVEL,
                base: { service, env: config.STAGE, version: config.RELEASE, host: hostname(), pid: process.pid },
                mixin: callerFields,
                hooks: { logMethod: countLine },
                redact: {
                  paths: REDACTED.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
                  censor: '[redacted]',
                },
                genReqId: (request: IncomingMessage) => {
                  const given = request.headers['x-request-id'];
                  return typeof given === 'string' && TRACE_ID.test(given) ? given : randomUUID();
                },
                autoLogging: { ignore: (request: IncomingMessage) => QUIET.test(request.url ?? '') },
                customLogLevel: (_: IncomingMessage, response: { statusCode: number }, error?: Error) =>
                  error || response.statusCode >= 500 ? 'error' : 'debug',
                serializers: {
                  req: (request: { id: string; method: string; url: string }) => ({
                    id: request.id,
                    method: request.method,
                    path: request.url.split('?', 1)[0],
                  }),
                  res: (response: { statusCode: number }) => ({ status: response.statusCode }),
                  err: describeError,
                },
              },
              logDestination(STANDARD_OUTPUT),
            ],
          }),
        }),
      ],
    };
  }
}

/** The error's kind and place. Messages of the database driver can quote values, so theirs stay out. */
function describeError(
  error: Error & { code?: string; driverError?: { code?: string; constraint?: string; table?: string } },
) {
  const sql = error.driverError;
  return {
    type: error.name,
    code: sql?.code ?? error.code,
    constraint: sql?.constraint,
    message: sql ? 'the database refused' : error.message,
    stack: error.stack?.split('\n').slice(1, 12).join('\n'),
  };
}
