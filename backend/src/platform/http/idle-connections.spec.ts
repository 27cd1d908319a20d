import { once } from 'node:events';
import { Agent, request } from 'node:http';
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
