import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import cookieParser from 'cookie-parser';
import { Logger } from 'nestjs-pino';
import type { AppConfig } from '#platform/config/app-config';
import { keepCaller } from '#platform/http/request-context';
import { securityHeaders } from '#platform/http/security-headers';
import { serveWebApps } from '#platform/http/web-apps';
import { HttpMetrics } from '#platform/metrics/http-metrics';
import { RedisIoAdapter } from '#platform/realtime/redis-io-adapter';
import { EventPage } from '../modules/catalog/http/event-page';
import { ApiModule } from './api.module';
import { serveApiDocs } from './api-docs';

/** The api process, ready to listen: REST under /api/v1, Socket.IO, and the web apps where their folders are given. */
export async function createApi(config: AppConfig): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.with(config), {
    bufferLogs: true,
    bodyParser: false,
  });
  app.useLogger(app.get(Logger));
  app.set('trust proxy', config.TRUST_PROXY_HOPS);
  app.set('etag', false);
  app.disable('x-powered-by');
  app.useBodyParser('json', { limit: '64kb', strict: true });
  app.use(keepCaller);
  app.use(app.get(HttpMetrics).middleware);
  app.use(securityHeaders(config));
  app.use(cookieParser());
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'health/started', 'metrics'] });
  app.useWebSocketAdapter(new RedisIoAdapter(app, config));
  if (config.isDeveloperMachine) serveApiDocs(app);
  const eventPage = app.get(EventPage, { strict: false });
  serveWebApps(app, config, (path, locale) => eventPage.headOf(path, locale));
  app.enableShutdownHooks();

  const server = app.getHttpServer();
  // Longer than the load balancer's 60 s, or it would reuse a connection that we are just closing.
  server.keepAliveTimeout = 65_000;
  // The shorter of the two is what Node gives a head, whatever it is called: with 66 s here a body could drip for as long.
  server.headersTimeout = 20_000;
  server.requestTimeout = 30_000;
  return app;
}
