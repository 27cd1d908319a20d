import { type OnModuleInit } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayDisconnect,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { SeatStatusBoard } from '../application/seat-status-board';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** One person looks at one map, perhaps in two tabs of one socket. */
const ROOMS_PER_SOCKET = 4;

interface Seen {
  readonly performances: Set<string>;
}

/**
 * Seats as they change. Public, like the map itself, and nobody is named. Every process feeds its own sockets from its own
 * pictures, so that a snapshot and the changes after it always fit together.
 */
@WebSocketGateway({ namespace: 'seats' })
export class SeatsGateway implements OnModuleInit, OnGatewayDisconnect {
  @WebSocketServer()
  private readonly server!: Namespace;

  constructor(private readonly board: SeatStatusBoard) {}

  onModuleInit(): void {
    this.board.onChange(({ performanceId, previous, version, changes }) => {
      this.server?.local.to(performanceId).emit('seats', { performanceId, previous, version, changes });
    });
  }

  /** Answers with the picture of now; `seats` events follow until `unwatch`. */
  @SubscribeMessage('watch')
  async watch(@ConnectedSocket() socket: Socket, @MessageBody() body: unknown) {
    const performanceId = idOf(body);
    const { performances } = seen(socket);
    if (!performanceId || (performances.size >= ROOMS_PER_SOCKET && !performances.has(performanceId)))
      return { ok: false };
    try {
      const isNew = !performances.has(performanceId);
      performances.add(performanceId);
      // Joined before the picture is read: a change in between arrives twice rather than never.
      await socket.join(performanceId);
      const { version, statuses } = isNew
        ? await this.board.watch(performanceId)
        : await this.board.current(performanceId);
      if (isNew && !socket.connected) this.board.unwatch(performanceId);
      return { ok: true, performanceId, version, seats: statuses.bytes.toString('base64') };
    } catch {
      performances.delete(performanceId);
      await socket.leave(performanceId);
      return { ok: false };
    }
  }

  @SubscribeMessage('unwatch')
  async unwatch(@ConnectedSocket() socket: Socket, @MessageBody() body: unknown) {
    const performanceId = idOf(body);
    if (performanceId && seen(socket).performances.delete(performanceId)) {
      this.board.unwatch(performanceId);
      await socket.leave(performanceId);
    }
    return { ok: true };
  }

  handleDisconnect(socket: Socket): void {
    for (const performanceId of seen(socket).performances) this.board.unwatch(performanceId);
    seen(socket).performances.clear();
  }
}

function seen(socket: Socket): Seen {
  const data = socket.data as Partial<Seen>;
  const performances = data.performances ?? new Set<string>();
  socket.data = { ...data, performances };
  return { performances };
}

function idOf(body: unknown): string | undefined {
  const id = typeof body === 'object' && body !== null && 'performanceId' in body ? body.performanceId : undefined;
  return typeof id === 'string' && ID.test(id) ? id : undefined;
}
