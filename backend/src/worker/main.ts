import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { loadConfig } from '#platform/config/app-config';
import { WorkerModule } from './worker.module';

async function main(): Promise<void> {
  const worker = await NestFactory.createApplicationContext(WorkerModule.with(loadConfig()), { bufferLogs: true });
  worker.useLogger(worker.get(Logger));
  worker.enableShutdownHooks();
  worker.get(Logger).log('The worker is at work');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
