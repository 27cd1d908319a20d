import 'reflect-metadata';
import { Logger } from 'nestjs-pino';
import { loadConfig } from '#platform/config/load-config';
import { createWorker } from './create-worker';

async function main(): Promise<void> {
  const config = await loadConfig();
  const worker = await createWorker(config);
  await worker.listen(config.WORKER_PORT, config.HOST);
  worker.get(Logger).log('The worker is at work');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
