import { setTimeout as pause } from 'node:timers/promises';
import { EventLoop } from './event-loop';

describe('the event loop', () => {
  const eventLoop = new EventLoop();
  beforeAll(() => eventLoop.onModuleInit());
  afterAll(() => eventLoop.onApplicationShutdown());

  it('is late after it was blocked, however soon somebody asks', async () => {
    await pause(150);
    const until = performance.now() + 700;
    while (performance.now() < until) Math.sqrt(2);
    expect(eventLoop.lagMs).toBeGreaterThan(550);
    expect(eventLoop.lagMs).toBeGreaterThan(550);
  });
});
