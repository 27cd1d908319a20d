import 'reflect-metadata';
import { type AddressInfo } from 'node:net';
import { Test } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import cookieParser from 'cookie-parser';
import { RedisModule } from '#platform/cache/redis.module';
import { type AppConfig } from '#platform/config/app-config';
import { ConfigModule } from '#platform/config/config.module';
import { DatabaseModule } from '#platform/database/database.module';
import { Sql } from '#platform/database/sql';
import { HttpModule, RateLimitsModule } from '#platform/http/http.module';
import { type Mail, Mailer } from '#platform/mail/mailer';
import { type MessageHandler } from '#platform/outbox/message-handler';
import { HANDLES_MESSAGE, type HandledMessage } from '#platform/outbox/message-handler';
import { OutboxModule } from '#platform/outbox/outbox.module';
import { TimersModule } from '#platform/timers/timers.module';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { Global, Module } from '@nestjs/common';
import { AccountsHttpModule } from '../../src/modules/accounts/http/accounts-http.module';
import { AccountsJobsModule } from '../../src/modules/accounts/jobs/accounts-jobs.module';
import { Browser } from './accounts-browser';
import { FakeProviders } from './accounts-providers';
import { testConfig } from './backend';
import { createTestDatabase } from './database';
import { createTestRedis } from './redis';

class Postbox extends Mailer {
  readonly mails: Mail[] = [];

  async send(mail: Mail): Promise<void> {
    this.mails.push(mail);
  }
}

const postbox = new Postbox();

@Global()
@Module({ providers: [{ provide: Mailer, useValue: postbox }], exports: [Mailer] })
class PostboxModule {}

export const ORIGIN = 'http://tiketi.test';
export const PASSWORD = '고양이 세 마리가 운다';

/** The accounts module on real servers over HTTP, in one or several processes' worth of applications. */
export class AccountsWorld {
  private constructor(
    readonly config: AppConfig,
    readonly providers: FakeProviders,
    private readonly apps: readonly NestExpressApplication[],
    private readonly dropServers: () => Promise<unknown>,
  ) {}

  /** Call in `beforeAll`, `stop()` in `afterAll`. */
  static async start(processes = 1): Promise<AccountsWorld> {
    const [database, redis] = [await createTestDatabase(), await createTestRedis()];
    const providers = await FakeProviders.start();
    const { origin } = providers;
    const config = Object.assign(testConfig(database.url, redis.url), {
      PUBLIC_ORIGIN: ORIGIN,
      TRUST_PROXY_HOPS: 1,
      KAKAO_AUTH_URL: `${origin}/kakao/auth`,
      KAKAO_API_URL: `${origin}/kakao/api`,
      NAVER_AUTH_URL: `${origin}/naver/auth`,
      NAVER_API_URL: `${origin}/naver/api`,
      GOOGLE_AUTH_URL: `${origin}/google/auth`,
      GOOGLE_TOKEN_URL: `${origin}/google/token`,
      GOOGLE_API_URL: `${origin}/google/api`,
    });
    const apps: NestExpressApplication[] = [];
    for (let i = 0; i < processes; i += 1) apps.push(await startApp(config));
    return new AccountsWorld(config, providers, apps, () =>
      Promise.all([database.drop(), redis.drop(), providers.stop()]),
    );
  }

  async stop(): Promise<void> {
    for (const app of this.apps) await app.close();
    await this.dropServers();
  }

  get sql(): Sql {
    return this.app().get(Sql);
  }

  get<T>(type: abstract new (...args: never[]) => T): T {
    return this.app().get<T>(type, { strict: false });
  }

  /** A new person at a computer of their own. */
  browser(process = 0): Browser {
    const { port } = this.app(process).getHttpServer().address() as AddressInfo;
    return new Browser(`http://127.0.0.1:${port}`, ORIGIN);
  }

  /** Does the worker's duties now and returns what was mailed to this address by them. */
  async mailsTo(email: string): Promise<Mail[]> {
    const handlers = this.get(DiscoveryService).getProviders();
    const rows = await this.sql.query<{ id: string; topic: string; aggregate_id: string; payload: object }>(
      'update outbox_message set handled_at = now() where handled_at is null returning id, topic, aggregate_id, payload',
    );
    const before = postbox.mails.length;
    for (const { id, topic, aggregate_id: aggregateId, payload } of rows.sort((a, b) => (a.id < b.id ? -1 : 1))) {
      for (const { instance, metatype } of handlers) {
        const handled = metatype && (Reflect.getMetadata(HANDLES_MESSAGE, metatype) as HandledMessage | undefined);
        if (handled?.topic !== topic) continue;
        await (instance as MessageHandler).handle({ id, topic, aggregateId, payload: { ...payload } });
      }
    }
    return postbox.mails.slice(before).filter(({ to }) => to === email);
  }

  /** The token of the link in the newest mail to this address. */
  async linkTokenFor(email: string): Promise<string> {
    const mail = (await this.mailsTo(email)).at(-1);
    const token = /token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
    if (!token) throw new Error('No mail with a link arrived.');
    return token;
  }

  /** A person with a verified account who is signed in here. */
  async member(
    email: string,
    browser = this.browser(),
  ): Promise<{ browser: Browser; accessToken: string; id: string }> {
    await browser.post('/auth/sign-up', aSignUp(email));
    const { body } = await browser.post('/auth/verify-email', { token: await this.linkTokenFor(email) });
    const { id } = body['account'] as { id: string };
    return { browser, accessToken: String(body['accessToken']), id };
  }

  private app(process = 0): NestExpressApplication {
    const app = this.apps[process];
    if (!app) throw new Error('This process was not started.');
    return app;
  }
}

export function aSignUp(email: string, wish: object = {}): object {
  return {
    email,
    password: PASSWORD,
    displayName: '김민지',
    locale: 'ko',
    agreedToTerms: true,
    agreedToPrivacy: true,
    agreedToMarketing: false,
    ...wish,
  };
}

async function startApp(config: AppConfig): Promise<NestExpressApplication> {
  const testing = await Test.createTestingModule({
    imports: [
      ConfigModule.with(config),
      DatabaseModule,
      RedisModule,
      RateLimitsModule,
      HttpModule.register(),
      OutboxModule,
      TimersModule,
      DiscoveryModule,
      PostboxModule,
      AccountsHttpModule,
      AccountsJobsModule,
    ],
  }).compile();
  const app = testing.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  app.set('trust proxy', config.TRUST_PROXY_HOPS);
  app.useBodyParser('json', { limit: '64kb', strict: true });
  app.use(cookieParser());
  app.setGlobalPrefix('api/v1');
  await app.listen(0, '127.0.0.1');
  return app;
}
