import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { register } from 'prom-client';
import { io, type Socket } from 'socket.io-client';
import { createApi } from '../../src/api/create-api';
import { OpenSession } from '../../src/modules/accounts/application/open-session';
import { createWorker } from '../../src/worker/create-worker';
import { newId } from '../../src/kernel/ids';
import { Sql } from '../../src/platform/database/sql';
import { Transactions } from '../../src/platform/database/transactions';
import { aHall, someBuyers } from '../builders/a-hall';
import { testConfig } from './backend';
import { createTestDatabase, type TestDatabase } from './database';
import { createTestRedis, type TestRedis } from './redis';

export type Json = Record<string, unknown>;

/** Which of the two api programs. */
export type At = 0 | 1;

export interface Person {
  readonly id: string;
  readonly token: string;
}

/** A queue with the first two inside and the others waiting. */
export interface Busy {
  readonly performanceId: string;
  readonly people: readonly [Person, Person, Person, Person];
}

const SETTINGS = {
  mode: 'ALWAYS',
  capacity: 2,
  ratePerMinute: 60_000,
  staySeconds: 600,
  autoHoldsPerSecond: 10,
  paused: false,
  challenge: 'OFF',
  reason: 'a test of the queue',
};

/** Two api programs and a worker as they run, each with its own timers; they share PostgreSQL and Redis and nothing else. */
export class TwoApis {
  private readonly sockets: Socket[] = [];

  private constructor(
    private readonly database: TestDatabase,
    private readonly redis: TestRedis,
    private readonly apis: readonly [NestExpressApplication, NestExpressApplication],
    private readonly worker: NestExpressApplication,
    readonly staff: Person,
  ) {}

  static async start(): Promise<TwoApis> {
    const [database, redis] = [await createTestDatabase(), await createTestRedis()];
    const config = testConfig(database.url, redis.url);
    // Each of them counts in the one registry of its process; here they are in one.
    const program = <T>(create: () => Promise<T>) => (register.clear(), create());
    const apis = [await program(() => createApi(config)), await program(() => createApi(config))] as const;
    const worker = await program(() => createWorker(config));
    for (const one of [...apis, worker]) await one.listen(0, '127.0.0.1');
    const id = newId();
    await apis[0]
      .get(Sql)
      .query(
        `insert into staff_member (id, email, name, password_hash, role) values ($1, $2, '운영자', '-', 'operator')`,
        [id, `${id}@example.test`],
      );
    return new TwoApis(database, redis, apis, worker, await session(apis[0], id, 'staff'));
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.disconnect();
    await Promise.all([...this.apis, this.worker].map((program) => program.close()));
    await Promise.all([this.database.drop(), this.redis.drop()]);
  }

  get sql(): Sql {
    return this.apis[0].get(Sql);
  }

  async buyers(count: number): Promise<Person[]> {
    const ids = await someBuyers(this.sql, count);
    return Promise.all(ids.map((id) => session(this.apis[0], id, 'buyer')));
  }

  async call(at: At, method: string, path: string, who: Person, body?: object, admission?: string) {
    const answer = await fetch(`${this.origin(at)}/api/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        authorization: `Bearer ${who.token}`,
        ...(admission !== undefined && { 'admission-token': admission }),
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, json: (text ? JSON.parse(text) : {}) as Json };
  }

  async setUp(performanceId: string, change: object = {}): Promise<void> {
    const body = { ...SETTINGS, ...change };
    const { status, json } = await this.call(0, 'PUT', `/staff/performances/${performanceId}/queue`, this.staff, body);
    expect([status, json['code']]).toEqual([200, undefined]);
  }

  connect(at: At, namespace: string, auth: object, extraHeaders: Record<string, string> = {}): Socket {
    const options = { transports: ['websocket'], auth, extraHeaders, forceNew: true, reconnection: false };
    const socket = io(`${this.origin(at)}${namespace}`, options);
    this.sockets.push(socket);
    return socket;
  }

  entryOf(at: At, performanceId: string, who: Person) {
    return this.call(at, 'GET', `/performances/${performanceId}/queue/entry`, who);
  }

  async admissionOf(at: At, performanceId: string, who: Person): Promise<string> {
    const { json } = await this.entryOf(at, performanceId, who);
    return (json['admission'] as { token: string }).token;
  }

  async waitingAt(at: At, performanceId: string, who: Person): Promise<Socket> {
    const { json } = await this.entryOf(at, performanceId, who);
    return this.connect(at, '/queue', { ticket: json['socketTicket'] });
  }

  async monitored(at: At, performanceId: string): Promise<Socket> {
    const socket = this.connect(at, '/monitor', { token: this.staff.token });
    await first(socket, 'connect');
    expect(await socket.emitWithAck('watch', { performanceId })).toMatchObject({ ok: true });
    return socket;
  }

  async aBusyQueue(): Promise<Busy> {
    const { performanceId } = await aHall(this.sql);
    await this.setUp(performanceId);
    const people = (await this.buyers(4)) as [Person, Person, Person, Person];
    for (const [i, person] of people.entries()) {
      const joined = await this.call((i % 2) as At, 'POST', `/performances/${performanceId}/queue/entries`, person, {});
      expect(joined.json).toMatchObject({ place: i + 1 });
    }
    const socket = await this.waitingAt(1, performanceId, people[2]);
    await when(socket, 'queue', ({ serving }) => Number(serving) >= 2);
    socket.disconnect();
    return { performanceId, people };
  }

  /** Two seats, from this ordinal on. */
  async hold(at: At, performanceId: string, who: Person, from: number): Promise<void> {
    const seats = await this.sql.query<{ seat_id: string }>(
      `select seat_id from seat s join performance p using (seat_map_id) where p.id = $1 order by ordinal limit 2 offset $2`,
      [performanceId, from],
    );
    const seatIds = seats.map(({ seat_id }) => seat_id);
    const token = await this.admissionOf(at, performanceId, who);
    const held = await this.call(at, 'POST', `/performances/${performanceId}/holds`, who, { seatIds }, token);
    expect([held.status, held.json['code']]).toEqual([201, undefined]);
  }

  /** Seconds to the latest of these from the latest instant that the statement finds: what the database wrote down. */
  async secondsSince(statement: string, performanceId: string, ...then: Date[]): Promise<number> {
    const found = `select max(at) as at from (${statement}) found (at)`;
    const [row] = await this.sql.query<{ at: Date }>(found, [performanceId]);
    return Math.max(...then.map((date) => date.getTime() - (row as { at: Date }).at.getTime())) / 1_000;
  }

  private origin(at: At): string {
    return `http://127.0.0.1:${(this.apis[at].getHttpServer().address() as AddressInfo).port}`;
  }
}

/** The next message, or event, of that name. */
export const first = (socket: Socket, event: string): Promise<Json> =>
  new Promise((resolve) => socket.once(event, resolve));

/** When a message of the socket says so. */
export function when(socket: Socket, event: string, isSo: (message: Json) => boolean = () => true): Promise<Date> {
  return new Promise((resolve) => {
    const listener = (message: Json) => {
      if (!isSo(message)) return;
      socket.off(event, listener);
      // The monitor says itself when it counted.
      resolve(typeof message['asOf'] === 'string' ? new Date(message['asOf']) : new Date());
    };
    socket.on(event, listener);
  });
}

async function session(api: NestExpressApplication, id: string, audience: 'buyer' | 'staff'): Promise<Person> {
  const open = () => api.get(OpenSession).execute({ id, audience }, 'password', undefined);
  return { id, token: (await api.get(Transactions).run(open)).accessToken };
}
