import { generateKeyPairSync } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Pool, type QueryResultRow } from 'pg';
import type { AppConfig } from '#platform/config/app-config';
import { parseConfig } from '#platform/config/load-config';
import { RedisModule } from '#platform/cache/redis.module';
import { ConfigModule } from '#platform/config/config.module';
import { DatabaseModule } from '#platform/database/database.module';
import { Sql } from '#platform/database/sql';
import { OutboxModule } from '#platform/outbox/outbox.module';
import { RealtimeModule } from '#platform/realtime/realtime.module';
import { ThreadsModule } from '#platform/threads/threads.module';
import { createTestDatabase } from './database';
import { createTestRedis } from './redis';

/** Modules of ours on a real database and a real Redis of this suite's own, without HTTP. */
export interface TestBackend {
  /** Works with the rights of the application, as the processes do. */
  readonly sql: Sql;
  /** The owner of the tables at a console: for what the application may not do (migration 0008). */
  readonly owner: { query<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]> };
  readonly config: AppConfig;
  get<T>(type: abstract new (...args: never[]) => T): T;
  stop(): Promise<void>;
}

const SECRET = 'integration-test-secret-of-forty-letters';

/** Call in `beforeAll`, `stop()` in `afterAll`. */
export async function startBackend(...modules: Type[]): Promise<TestBackend> {
  const [database, redis] = [await createTestDatabase(), await createTestRedis()];
  const config = testConfig(database.url, redis.url);
  const nest: TestingModule = await Test.createTestingModule({
    imports: [
      ConfigModule.with(config),
      DatabaseModule,
      RedisModule,
      OutboxModule,
      RealtimeModule,
      ThreadsModule.with({ yields: false }),
      ...modules,
    ],
  }).compile();
  await nest.init();
  const owner = new Pool({ connectionString: database.url, max: 2, options: '-c timezone=UTC' });
  // The database is dropped with whoever is still connected; a connection that hears of it while it closes has no news.
  owner.on('error', () => undefined);
  return {
    config,
    sql: nest.get(Sql),
    owner: { query: async (text, values = []) => (await owner.query(text, [...values])).rows },
    get: <T>(type: abstract new (...args: never[]) => T) => nest.get<T>(type as unknown as Type<T>, { strict: false }),
    stop: async () => {
      await nest.close();
      await owner.end();
      await Promise.all([database.drop(), redis.drop()]);
    },
  };
}

/** Everything a process must be told, for a test on these servers. */
export function testConfig(databaseUrl: string, redisUrl: string): AppConfig {
  return parseConfig(variablesFor(databaseUrl, redisUrl));
}

export function variablesFor(databaseUrl: string, redisUrl: string): Record<string, string> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const ticketKey = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  return {
    STAGE: 'test',
    PORT: '0',
    PUBLIC_ORIGIN: 'http://localhost:3000',
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    ACCESS_TOKEN_KEYS: `test:${SECRET}`,
    TICKET_SIGNING_KEYS: `test:${ticketKey}`,
    TOSS_API_URL: 'http://127.0.0.1:9',
    TOSS_CLIENT_KEY: 'test_ck_integration',
    TOSS_SECRET_KEY: 'test_sk_integration',
    KAKAO_CLIENT_ID: 'kakao',
    KAKAO_CLIENT_SECRET: SECRET,
    NAVER_CLIENT_ID: 'naver',
    NAVER_CLIENT_SECRET: SECRET,
    GOOGLE_CLIENT_ID: 'google',
    GOOGLE_CLIENT_SECRET: SECRET,
    SMTP_URL: 'smtp://127.0.0.1:9',
    LOG_LEVEL: 'silent',
  };
}
