import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { Authenticator } from '#platform/http/authenticator';
import { WatchSale } from '../application/watch-sale';
import { SaleMonitorResponse } from './sale-monitor.response';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EVERY_MS = 1_000;

interface Watcher {
  token?: string;
  performanceId?: string;
}

/**
 * An opening as staff see it, once a second: the body of GET /staff/performances/:id/monitor. `auth: {token}` is the access
 * token of a member of staff, looked at again with every message; `watch` {performanceId} answers with the numbers of now,
 * `monitor` follows until another performance is watched. Each process counts once for all who watch with it.
 */
@WebSocketGateway({ namespace: 'monitor' })
export class SaleMonitorGateway implements OnModuleInit, OnGatewayConnection, OnApplicationShutdown {
  @WebSocketServer()
  private readonly server!: Namespace;
  private timer: NodeJS.Timeout | undefined;
  private isTelling = false;

  constructor(
    private readonly authenticator: Authenticator,
    private readonly watchSale: WatchSale,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.tellAll(), EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async handleConnection(socket: Socket): Promise<void> {
    const { token } = socket.handshake.auth as { token?: unknown };
    (socket.data as Watcher).token = typeof token === 'string' ? token : '';
    if (!(await this.isStaff(socket))) socket.disconnect(true);
  }

  @SubscribeMessage('watch')
  async watch(@ConnectedSocket() socket: Socket, @MessageBody() body: unknown) {
    const { token } = socket.handshake.auth as { token?: unknown };
    (socket.data as Watcher).token ??= typeof token === 'string' ? token : '';
    const id = typeof body === 'object' && body !== null && 'performanceId' in body ? body.performanceId : undefined;
    if (typeof id !== 'string' || !ID.test(id) || !(await this.isStaff(socket))) return { ok: false };
    const monitor = await this.look(id);
    if (!monitor) return { ok: false };
    const before = (socket.data as Watcher).performanceId;
    if (before !== undefined && before !== id) await socket.leave(before);
    (socket.data as Watcher).performanceId = id;
    await socket.join(id);
    return { ok: true, monitor };
  }

  /** Never twice at once: with a slow database the numbers come later, not in heaps. */
  private async tellAll(): Promise<void> {
    if (this.isTelling || !this.server) return;
    this.isTelling = true;
    try {
      const watched = new Set<string>();
      for (const socket of this.server.sockets.values()) {
        const { performanceId } = socket.data as Watcher;
        if (performanceId === undefined) continue;
        // Signing out or suspension ends the view too.
        if (await this.isStaff(socket).catch(() => true)) watched.add(performanceId);
        else socket.disconnect(true);
      }
      for (const performanceId of watched) {
        const monitor = await this.look(performanceId);
        if (monitor) this.server.local.to(performanceId).emit('monitor', monitor);
      }
    } finally {
      this.isTelling = false;
    }
  }

  private async look(performanceId: string): Promise<SaleMonitorResponse | undefined> {
    const watched = await this.watchSale.of(performanceId).catch(() => undefined);
    return watched && SaleMonitorResponse.from(watched);
  }

  private async isStaff({ data }: Socket): Promise<boolean> {
    const { token } = data as Watcher;
    const person = token ? await this.authenticator.authenticate(token) : undefined;
    return person !== undefined && person.role !== 'buyer';
  }
}
