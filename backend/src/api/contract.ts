import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { parseConfig } from '#platform/config/load-config';
import { ApiModule } from './api.module';
import { apiDocument } from './api-docs';

/** Writes the contract to a file. Nest's preview mode builds the routes without starting anything behind them. */
async function main(file: string | undefined): Promise<void> {
  if (!file) throw new Error('Say where to write the contract.');
  const anything = 'contract-'.padEnd(40, 'x');
  const config = parseConfig({
    STAGE: 'test',
    PUBLIC_ORIGIN: 'http://localhost:3000',
    DATABASE_URL: 'postgres://localhost/none',
    REDIS_URL: 'redis://localhost',
    ACCESS_TOKEN_KEYS: `contract:${anything}`,
    TICKET_SIGNING_KEYS: `contract:${anything}xx`.replace('-', ''),
    TOSS_CLIENT_KEY: anything,
    TOSS_SECRET_KEY: anything,
    KAKAO_CLIENT_ID: anything,
    KAKAO_CLIENT_SECRET: anything,
    NAVER_CLIENT_ID: anything,
    NAVER_CLIENT_SECRET: anything,
    GOOGLE_CLIENT_ID: anything,
    GOOGLE_CLIENT_SECRET: anything,
    SMTP_URL: 'smtp://localhost:25',
  });
  const app = await NestFactory.create(ApiModule.with(config), {
    preview: true,
    logger: ['error'],
    abortOnError: false,
  });
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'health/started', 'metrics'] });
  writeFileSync(file, `${JSON.stringify(apiDocument(app), null, 2)}\n`);
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
