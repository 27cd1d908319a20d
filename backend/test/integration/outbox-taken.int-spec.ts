import { randomUUID } from 'node:crypto';
import type { DiscoveryService } from '@nestjs/core';
import type { Job } from 'bull';
import { HandlesMessage } from '../../src/platform/outbox/message-handler';
import { MessageProcessor } from '../../src/platform/outbox/message-processor';
import { type TestBackend, startBackend } from './backend';

let backend: TestBackend;
let handled = 0;
let goOn: () => void = () => undefined;

@HandlesMessage('test.slow')
class Slow {
  handle(): Promise<void> {
    handled += 1;
    return new Promise((done) => (goOn = done));
  }
}

beforeAll(async () => {
  backend = await startBackend();
});

afterAll(() => backend.stop());

/** Two workers, each with its queue. */
function worker(isStarted = true): MessageProcessor {
  const discovery = { getProviders: () => [{ instance: new Slow(), metatype: Slow }] } as unknown as DiscoveryService;
  const processor = new MessageProcessor(discovery, backend.sql, backend.config);
  if (isStarted) processor.onApplicationBootstrap();
  return processor;
}

it('a message that arrives while its worker is starting waits until the handlers are known', async () => {
  const id = randomUUID();
  await backend.sql.query(
    `insert into outbox_message (id, topic, aggregate_id, payload) values ($1, 'test.slow', $1, '{}')`,
    [id],
  );
  const before = handled;
  const starting = worker(false);
  const early = starting.process({ data: { id } } as Job<{ id: string }>);
  const open = 'select handled_at is null as open from outbox_message where id = $1';
  // More than the handful of turns a message without handlers needs to be ticked off.
  for (let turn = 0; turn < 20; turn += 1) expect(await backend.sql.one(open, [id])).toEqual({ open: true });

  starting.onApplicationBootstrap();
  await until(() => handled === before + 1);
  goOn();
  await early;
  expect(await backend.sql.one(open, [id])).toEqual({ open: false });
});

it('a message that is on the queue twice is handled once, and again when its worker has died', async () => {
  const id = randomUUID();
  await backend.sql.query(
    `insert into outbox_message (id, topic, aggregate_id, payload) values ($1, 'test.slow', $1, '{}')`,
    [id],
  );
  const job = { data: { id } } as Job<{ id: string }>;
  const [first, second] = [worker(), worker()];
  const before = handled;

  const dies = first.process(job);
  await until(() => handled === before + 1);
  await second.process(job);
  expect(handled).toBe(before + 1);

  await backend.sql.query(`update outbox_message set taken_until = now() - interval '1 second' where id = $1`, [id]);
  const again = second.process(job);
  await until(() => handled === before + 2);
  goOn();
  await again;
  void dies;

  expect(
    await backend.sql.one('select handled_at is not null as handled, taken_until from outbox_message where id = $1', [
      id,
    ]),
  ).toEqual({
    handled: true,
    taken_until: null,
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((done) => setImmediate(done));
}
