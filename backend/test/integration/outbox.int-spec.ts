import { randomUUID } from 'node:crypto';
import { Injectable, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Redis } from 'ioredis';
import { Transactions } from '../../src/platform/database/transactions';
import { type DeliveredMessage, HandlesMessage } from '../../src/platform/outbox/message-handler';
import { MessageHandlers } from '../../src/platform/outbox/message-handlers';
import { MessageProcessor } from '../../src/platform/outbox/message-processor';
import { OutboxRelay } from '../../src/platform/outbox/outbox-relay';
import { Jobs, LANES } from '../../src/platform/queue/jobs';
import { QueueModule } from '../../src/platform/queue/queue.module';
import type { Timers } from '../../src/platform/timers/timers';
import { eventually } from '../eventually';
import { type TestBackend, startBackend } from './backend';

/** Begins each duty and ends it when it is told to. */
class Doer {
  readonly begun: string[] = [];
  private readonly waiting: (() => void)[] = [];
  private isFree = false;

  handle({ id }: DeliveredMessage): Promise<void> {
    this.begun.push(id);
    return this.isFree ? Promise.resolve() : new Promise((done) => this.waiting.push(done));
  }

  goOn(): void {
    for (const done of this.waiting.splice(0)) done();
  }

  free(): void {
    this.isFree = true;
    this.goOn();
  }
}

@Injectable()
@HandlesMessage('test.slow')
class Slow extends Doer {}

@Injectable()
@HandlesMessage('test.letter', 'later')
class Letters extends Doer {}

@Injectable()
@HandlesMessage('test.sold', 'later')
class Confirmations extends Doer {}

@Injectable()
@HandlesMessage('test.sold')
class Places extends Doer {}

@Module({
  imports: [DiscoveryModule],
  providers: [MessageHandlers, Letters, Confirmations, Places, Slow],
})
class HandlersModule {}

let backend: TestBackend;
let handlers: MessageHandlers;

beforeAll(async () => {
  backend = await startBackend(QueueModule, HandlersModule);
  handlers = backend.get(MessageHandlers);
});

afterAll(() => backend.stop());

async function message(topic: string): Promise<string> {
  const id = randomUUID();
  await backend.sql.query(`insert into outbox_message (id, topic, aggregate_id, payload) values ($1, $2, $1, '{}')`, [
    id,
    topic,
  ]);
  return id;
}

async function stateOf(id: string) {
  return backend.sql.one<{ handled: boolean; taken: boolean }>(
    'select handled_at is not null as handled, taken_until is not null as taken from outbox_message where id = $1',
    [id],
  );
}

const until = (condition: () => Promise<boolean | undefined> | boolean) =>
  eventually(async () => ((await condition()) ? true : undefined));
const worker = (jobs = backend.get(Jobs)) => new MessageProcessor(handlers, jobs, backend.sql, backend.config);
const nowhere = { add: () => Promise.resolve(), work: () => undefined } as unknown as Jobs;
const relay = () => {
  const timers = { every: () => undefined } as unknown as Timers;
  const [transactions, jobs] = [backend.get(Transactions), backend.get(Jobs)];
  return new OutboxRelay(transactions, backend.sql, handlers, jobs, timers, backend.config).relay();
};

it('a message that is on the queue twice is handled once, and again when its worker has died', async () => {
  const id = await message('test.slow');
  const slow = backend.get(Slow);
  const [first, second] = [worker(nowhere), worker(nowhere)];

  const dies = first.process(id, 'urgent');
  await until(() => slow.begun.length === 1);
  await second.process(id, 'urgent');
  expect(slow.begun).toHaveLength(1);

  await backend.sql.query(`update outbox_message set taken_until = now() - interval '1 second' where id = $1`, [id]);
  const again = second.process(id, 'urgent');
  await until(() => slow.begun.length === 2);
  slow.goOn();
  await again;
  await dies;

  expect(await stateOf(id)).toEqual({ handled: true, taken: false });
});

it('a worker takes messages when all its handlers are there, not before', () => {
  const lanes: string[] = [];
  const starting = worker({ work: (lane: string) => lanes.push(lane) } as unknown as Jobs);
  expect(lanes).toEqual([]);

  starting.onApplicationBootstrap();
  expect(lanes).toEqual(Object.keys(LANES));
});

it('mails that are not taken delay nothing else, and what was sold is mailed after its urgent half', async () => {
  const [letters, places, confirmations] = [backend.get(Letters), backend.get(Places), backend.get(Confirmations)];
  const heap = LANES.later.atOnce + LANES.urgent.atOnce;
  const written: string[] = [];
  // One after the other: so many new connections at once take longer on a full machine than one is waited for.
  for (let each = 0; each < heap; each += 1) written.push(await message('test.letter'));
  await relay();
  worker().onApplicationBootstrap();
  await until(() => letters.begun.length === LANES.later.atOnce);

  const sold = await message('test.sold');
  expect(await relay()).toBe(1);
  await until(() => places.begun.includes(sold));
  places.free();
  await until(async () => (await stateOf(sold))?.taken === false);

  // As many as may be sent at once, none of them done; the booking's mail stands behind the others.
  expect(letters.begun).toHaveLength(LANES.later.atOnce);
  expect(confirmations.begun).toEqual([]);
  expect(await stateOf(sold)).toEqual({ handled: false, taken: false });

  letters.free();
  confirmations.free();
  await until(async () => (await stateOf(sold))?.handled);
  expect(places.begun).toEqual([sold]);
  expect(confirmations.begun).toEqual([sold]);
  expect(letters.begun.toSorted()).toEqual(written.toSorted());
});

it('a job that Redis lost while it was being taken is done all the same, and stands in the way of none later', async () => {
  const redis = new Redis(backend.config.REDIS_URL);
  try {
    const [letters, id] = [backend.get(Letters), await message('test.letter')];
    letters.free();

    // What is left when everything is flushed between the two steps in which Bull takes a job: its place, not what it says.
    await redis.lpush('tiketi:messages-later:wait', id);
    await redis.publish('tiketi:messages-later:waiting@', id);

    await until(async () => (await stateOf(id))?.handled);
    await until(async () => (await redis.exists(`tiketi:messages-later:${id}`)) === 0);
  } finally {
    redis.disconnect();
  }
});

it('all that is due is put on the queues at once, however much it is', async () => {
  await backend.sql.query(
    `insert into outbox_message (id, topic, aggregate_id, payload)
     select gen_random_uuid(), 'test.nobody', gen_random_uuid(), '{}' from generate_series(1, 250)`,
  );

  expect(await relay()).toBe(250);
  expect(await relay()).toBe(0);
});
