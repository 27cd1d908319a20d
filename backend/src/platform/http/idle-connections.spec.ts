import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { IdleConnections } from './idle-connections';

class Nothing {}

it('ends a process as soon as its last request is answered, although its connection is kept', async () => {
  const module = { module: Nothing, providers: [IdleConnections] };
  const app = await NestFactory.create<NestExpressApplication>(module, { logger: false });
  let answerLate = (): void => undefined;
  const asked = new Promise<void>((arrived) =>
    app.use((_: unknown, response: { end(text: string): void }) => {
      answerLate = () => response.end('done');
      arrived();
    }),
  );
  await app.listen(0, '127.0.0.1');
  const agent = new Agent({ keepAlive: true });
  const sent = request(await app.getUrl(), { agent }).end();
  await asked;

  const begun = performance.now();
  const closing = app.close();
  answerLate();
  const [answer] = await once(sent, 'response');
  answer.resume();
  expect(answer.statusCode).toBe(200);
  await closing;
  // Without it: keepAliveTimeout, five seconds by Node and 65 by the api.
  expect(performance.now() - begun).toBeLessThan(2_000);
  agent.destroy();
});

it('sends the end of what it has begun to send, then ends the connection', async () => {
  const module = { module: Nothing, providers: [IdleConnections] };
  const app = await NestFactory.create<NestExpressApplication>(module, { logger: false });
  // More than the buffers of the system hold: the reader is slow.
  const file = Buffer.alloc(16_777_216, 'x');
  app.use((_: unknown, response: { write(text: string): void; end(rest: Buffer): void }) => {
    response.write('y');
    response.end(file);
  });
  await app.listen(0, '127.0.0.1');
  const agent = new Agent({ keepAlive: true });
  const sent = request(await app.getUrl(), { agent }).end();
  const [answer] = await once(sent, 'response');

  const closing = app.close();
  // Meanwhile nobody reads, and the server has every chance to close.
  for (let turn = 0; turn < 200; turn += 1) await nextTurn();
  let length = 0;
  for await (const chunk of answer) length += (chunk as Buffer).length;

  expect(length).toBe(file.length + 1);
  await closing;
  agent.destroy();
});
