import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import type { AppConfig } from '#platform/config/app-config';
import { ProblemFilter } from '#platform/http/problem.filter';
import { WorkerModule } from './worker.module';

/** The worker process, at work; it listens for whoever watches it: /health and /metrics, nothing else. */
export async function createWorker(config: AppConfig): Promise<NestExpressApplication> {
  const worker = await NestFactory.create<NestExpressApplication>(WorkerModule.with(config), {
    bufferLogs: true,
    bodyParser: false,
  });
  worker.useLogger(worker.get(Logger));
  worker.useGlobalFilters(new ProblemFilter());
  worker.disable('x-powered-by');
  worker.enableShutdownHooks();
  return worker;
}
