import type { AddressInfo } from 'node:net';
import { Controller, Module, Post } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { hash } from 'argon2';
import cookieParser from 'cookie-parser';
import { newId } from '#kernel/ids';
import { Audited } from '#modules/audit';
import { RedisModule } from '#platform/cache/redis.module';
import type { AppConfig } from '#platform/config/app-config';
import { ConfigModule } from '#platform/config/config.module';
import { DatabaseModule } from '#platform/database/database.module';
import { For } from '#platform/http/access';
import { HttpModule, RateLimitsModule } from '#platform/http/http.module';
import { keepCaller, nothingMoreToWrite } from '#platform/http/request-context';
import { LoggingModule } from '#platform/logging/logging.module';
import { OutboxModule } from '#platform/outbox/outbox.module';
import { RealtimeModule } from '#platform/realtime/realtime.module';
import { AccountsHttpModule } from '../../src/modules/accounts/http/accounts-http.module';
import { AuditHttpModule } from '../../src/modules/audit/http/audit-http.module';
import { ReportsHttpModule } from '../../src/modules/reports/http/reports-http.module';
import { PaymentsScene } from './payments-scene';

const PASSWORD = 'a password of the staff, quite long';

@For('operator')
@Controller('staff/lamps')
class LampsController {
  /** Forgets to write anything down. */
  @Audited('lamp.lit')
  @Post(':lampId/lightings')
  light(): { lit: boolean } {
    return { lit: true };
  }

  /** Only asked for: somebody else has to agree. */
  @Audited('lamp.lit')
  @Post(':lampId/wishes')
  wish(): { lit: boolean } {
    nothingMoreToWrite('lamp.lit');
    return { lit: false };
  }
}

@Controller('staff/doors')
class DoorsController {
  @For('operator')
  @Post()
  open(): void {}
}

@Module({ controllers: [LampsController] })
class LampsModule {}

@Module({ controllers: [DoorsController] })
class DoorsModule {}

async function anApi(config: AppConfig, extra: typeof LampsModule | typeof DoorsModule) {
  const testing = await Test.createTestingModule({
    imports: [
      ConfigModule.with(config),
      LoggingModule.for('api'),
      DatabaseModule,
      RedisModule,
      RateLimitsModule,
      HttpModule.register(),
      OutboxModule,
      RealtimeModule,
      AccountsHttpModule,
      AuditHttpModule,
      ReportsHttpModule,
      extra,
    ],
  }).compile();
  const app = testing.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  app.set('trust proxy', 1);
  app.useBodyParser('json', { limit: '64kb', strict: true });
  app.use(keepCaller);
  app.use(cookieParser());
  app.setGlobalPrefix('api/v1');
  return app;
}

let scene: PaymentsScene;
let app: NestExpressApplication;
let origin: string;
const members: Record<string, string> = {};

beforeAll(async () => {
  scene = await PaymentsScene.start();
  const passwordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  for (const role of ['operator', 'auditor']) {
    members[role] = newId();
    await scene.backend.sql.query(
      'insert into staff_member (id, email, name, password_hash, role) values ($1, $2, $3, $4, $5)',
      [members[role], `${role}@tiketi.test`, role, passwordHash, role],
    );
  }
  app = await anApi(scene.backend.config, LampsModule);
  await app.listen(0, '127.0.0.1');
  origin = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/api/v1`;
});
afterAll(async () => {
  await app.close();
  await scene.stop();
});

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function call(method: string, path: string, token?: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${origin}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': '203.0.113.7',
      'x-request-id': 'trace-of-this-call',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: body ? JSON.stringify(body) : undefined,
  });
  const text = await answer.text();
  return { status: answer.status, body: (text.startsWith('{') ? JSON.parse(text) : { text }) as Answer['body'] };
}

const enter = async (role: string, password = PASSWORD) =>
  call('POST', '/staff/auth/sign-in', undefined, { email: `${role}@tiketi.test`, password });
const tokenOf = async (role: string) => String((await enter(role)).body['accessToken']);
const entries = async (query: string): Promise<Record<string, unknown>[]> =>
  (await call('GET', `/staff/audit-entries?${query}`, await tokenOf('auditor'))).body['items'] as Record<
    string,
    unknown
  >[];

const here = { ip: '203.0.113.7', traceId: 'trace-of-this-call' };

it('shows staff a whole booking with its buyer masked, and the buyer to whoever says why', async () => {
  const { bookingId, pay } = await scene.authenticated();
  await pay();
  const token = await tokenOf('operator');

  const { body: booking } = await call('GET', `/staff/bookings/${bookingId}`, token);
  const { status } = await call('POST', `/staff/bookings/${bookingId}/unmaskings`, token, { reason: '' });
  const auditor = await call('POST', `/staff/bookings/${bookingId}/unmaskings`, await tokenOf('auditor'), {
    reason: '호기심에서',
  });
  expect([status, auditor.status]).toEqual([400, 403]);
  expect(await entries(`subjectId=${bookingId}`)).toEqual([]);
  const reason = '구매자가 전화로 확인 요청';
  const { body: unmasked } = await call('POST', `/staff/bookings/${bookingId}/unmaskings`, token, { reason });

  expect(booking).toMatchObject({
    id: bookingId,
    state: 'CONFIRMED',
    buyer: { name: '구*자', email: expect.stringMatching(/^b\*\*\*@e\*\*\*\.test$/) as string, phone: null },
    tickets: [{ state: 'VALID' }, { state: 'VALID' }],
    payments: [{ state: 'CAPTURED', transactions: [{ kind: 'CAPTURE' }] }],
  });
  expect(JSON.stringify(booking)).not.toContain('@example.test');
  const moves = (booking['transitions'] as Record<string, string>[]).map(({ of, from, to }) => `${of} ${from}>${to}`);
  expect(moves).toEqual(
    expect.arrayContaining([
      'booking >HELD',
      'booking PAYING>CONFIRMED',
      'claim HELD>SOLD',
      'payment CONFIRMING>CAPTURED',
      'ticket >VALID',
    ]),
  );
  expect(unmasked['buyer']).toEqual({
    name: '구매자',
    email: expect.stringContaining('@example.test') as string,
    phone: null,
  });
  expect(await entries(`subjectId=${bookingId}`)).toEqual([
    expect.objectContaining({
      action: 'booking.unmasked',
      actor: { kind: 'staff', id: members['operator'], role: 'operator', name: 'operator' },
      subject: { type: 'booking', id: bookingId },
      reason,
      ...here,
    }),
  ]);
});

it('writes down who signs in, who is refused, and what is exported', async () => {
  await enter('operator', 'not the password of anybody');
  await call('GET', '/staff/exports/sales.csv?from=2026-01-01&to=2026-01-31&by=day', await tokenOf('auditor'));

  const [refused] = await entries(`subjectId=${members['operator']}&action=staff.sign-in-refused`);
  const [entered] = await entries(`subjectId=${members['auditor']}&action=staff.signed-in`);
  const [exported] = await entries('action=report.exported');
  expect(refused).toMatchObject({
    actor: { kind: 'system', id: 'sign-in' },
    after: { because: 'wrong-credentials' },
    ...here,
  });
  expect(entered).toMatchObject({ actor: { kind: 'staff', id: members['auditor'], role: 'auditor' }, ...here });
  expect(exported).toMatchObject({
    actor: { id: members['auditor'] },
    subject: { type: 'export', id: 'sales.csv' },
    after: { from: '2026-01-01', to: '2026-01-31', by: 'day' },
    ...here,
  });
});

it('writes down what a staff route did when its use case did not', async () => {
  await call('POST', '/staff/lamps/lamp-1/lightings', await tokenOf('operator'), { reason: 'it was dark' });

  expect(await entries('action=lamp.lit')).toEqual([
    expect.objectContaining({
      actor: { kind: 'staff', id: members['operator'], role: 'operator', name: 'operator' },
      subject: { type: 'lamp', id: 'lamp-1' },
      reason: 'it was dark',
      ...here,
    }),
  ]);
});

it('does not write down an act that was only asked for', async () => {
  await call('POST', '/staff/lamps/lamp-2/wishes', await tokenOf('operator'), { reason: 'it may get dark' });

  expect(await entries('action=lamp.lit&subjectId=lamp-2')).toEqual([]);
});

it('does not start with a staff route that writes without a word', async () => {
  const silent = await anApi(scene.backend.config, DoorsModule);

  await expect(silent.init()).rejects.toThrow('Staff routes that write need @Audited: POST staff/doors');
  await silent.close();
});

it('keeps the log from operators', async () => {
  expect((await call('GET', '/staff/audit-entries', await tokenOf('operator'))).status).toBe(403);
});
