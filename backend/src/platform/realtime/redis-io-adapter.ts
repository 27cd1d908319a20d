import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import { retryWith } from '#platform/cache/redis-retry';
import type { AppConfig } from '#platform/config/app-config';
import { limitMessages, type Wire } from './message-limit';
import { countSockets } from './socket-metrics';

type CreateServer = IoAdapter['createIOServer'];
type Decide = (error: string | null, allowed: boolean) => void;

/** Socket.IO over WebSocket only, rooms shared by all api processes through Redis, our own origin only, and nobody floods. */
export class RedisIoAdapter extends IoAdapter {
  private readonly connections: Redis[];
  private readonly adapter: ReturnType<typeof createAdapter>;

  constructor(
    app: INestApplication,
    private readonly config: AppConfig,
  ) {
    super(app);
    const publisher = new Redis(config.REDIS_URL, {
      maxRetriesPerRequest: null,
      socketTimeout: 5_000,
      retryStrategy: retryWith(config),
    });
    const subscriber = publisher.duplicate();
    this.connections = [publisher, subscriber];
    // Without Redis each process still reaches its own viewers; the errors are reported by the cache's connection.
    for (const connection of this.connections) connection.on('error', () => undefined);
    this.adapter = createAdapter(publisher, subscriber, { key: 'tiketi:socket' });
  }

  override createIOServer(port: number, options?: Parameters<CreateServer>[1]): ReturnType<CreateServer> {
    const ours = {
      ...options,
      transports: ['websocket'],
      serveClient: false,
      maxHttpBufferSize: 16_384,
      allowRequest: (request: { headers: { origin?: string } }, decide: Decide) =>
        decide(null, request.headers.origin === undefined || request.headers.origin === this.config.PUBLIC_ORIGIN),
    };
    const server = super.createIOServer(port, ours as Parameters<CreateServer>[1]);
    server.adapter(this.adapter);
    countSockets(server);
    server.engine.on('connection', (wire: Wire) => limitMessages(wire));
    return server;
  }

  override async dispose(): Promise<void> {
    for (const connection of this.connections) connection.disconnect();
  }
}
