import 'reflect-metadata';
import { loadConfig } from '#platform/config/load-config';
import { openDoors } from '#platform/http/doors';
import { createApi } from './create-api';

async function main(): Promise<void> {
  const config = await loadConfig();
  const app = await createApi(config);
  await app.init();
  await openDoors(app.getHttpServer(), config.PORT, config.HOST);
}

main().catch((error: unknown) => {
  // The logger may not exist yet; a configuration error names variables, never values.
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
