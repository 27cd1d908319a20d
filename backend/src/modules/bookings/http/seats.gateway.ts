import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayDisconnect,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { Admissions } from '#modules/waiting-room';
import { Authenticator } from '#platform/http/authenticator';
import { countSent } from '#platform/realtime/socket-metrics';
import { SeatStatusBoard } from '../application/seat-status-board';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** One person looks at one map, perhaps in two tabs of one socket. */
const ROOMS_PER_SOCKET = 4;

/** Admissions are looked at again this often: who is no longer inside no longer watches. */
const AGAIN_MS = 5_000;
const LOOKED_AT_ONCE = 64;

interface Seen {
  readonly performances: Set<string>;
  /** By performance. */
  readonly shown: Map<string, Shown>;
}

/** What a socket showed with its latest `watch`, in case there is a queue. */
interface Shown {
  readonly admission: string | undefined;
  readonly token: string | undefined;
}

/**
 * Seats as they change. Public, like the map itself, and nobody is named; while a performance has a queue only for who is
 * inside (`watch` then carries `admission`, and `token`, the access token). Every process feeds its own sockets from its own
 * pictures, so that a snapshot and the changes after it always fit together.
 */
@WebSocketGateway({ namespace: 'seats' })
export class SeatsGateway implements OnModuleInit, OnGatewayDisconnect, OnApplicationShutdown {
  @WebSocketServer()
  private readonly server!: Namespace;
  private rounds: NodeJS.Timeout | undefined;

  constructor(
    private readonly board: SeatStatusBoard,
    private readonly admissions: Admissions,
    private readonly authenticator: Authenticator,
  ) {}

  onModuleInit(): void {
    this.board.onChange(({ performanceId, previous, version, changes }) => {
      this.server?.local.to(performanceId).emit('seats', { performanceId, previous, version, changes });
      countSent('/seats', this.server?.adapter.rooms.get(performanceId)?.size ?? 0);
    });
    this.rounds = setInterval(() => void this.lookAgain(), AGAIN_MS);
  }

  /** Answers with the picture of now (seats: null when it is the `version` one has); `seats` events follow until `unwatch`. */
  @SubscribeMessage('watch')
  async watch(@ConnectedSocket() socket: Socket, @MessageBody() body: unknown) {
    const performanceId = idOf(body);
    const { performances } = seen(socket);
    if (!performanceId || (performances.size >= ROOMS_PER_SOCKET && !performances.has(performanceId)))
      return { ok: false };
    seen(socket).shown.set(performanceId, shownIn(body));
    if (!(await this.mayWatch(socket, performanceId))) {
      if (!performances.has(performanceId)) seen(socket).shown.delete(performanceId);
      return { ok: false, code: 'queue.admission-required' };
    }
    try {
      const isNew = !performances.has(performanceId);
      performances.add(performanceId);
      // Joined before the picture is read: a change in between arrives twice rather than never.
      await socket.join(performanceId);
      const { version, statuses } = isNew
        ? await this.board.watch(performanceId)
        : await this.board.current(performanceId);
      if (isNew && !socket.connected) this.board.unwatch(performanceId);
      // Who comes back and has this very picture need not get it again.
      if (versionIn(body) === version) return { ok: true, performanceId, version, seats: null };
      return { ok: true, performanceId, version, seats: statuses.bytes.toString('base64') };
    } catch {
      performances.delete(performanceId);
      seen(socket).shown.delete(performanceId);
      await socket.leave(performanceId);
      return { ok: false };
    }
  }

  @SubscribeMessage('unwatch')
  async unwatch(@ConnectedSocket() socket: Socket, @MessageBody() body: unknown) {
    const performanceId = idOf(body);
    if (performanceId) seen(socket).shown.delete(performanceId);
    if (performanceId && seen(socket).performances.delete(performanceId)) {
      this.board.unwatch(performanceId);
      await socket.leave(performanceId);
    }
    return { ok: true };
  }

  onApplicationShutdown(): void {
    clearInterval(this.rounds);
  }

  handleDisconnect(socket: Socket): void {
    for (const performanceId of seen(socket).performances) this.board.unwatch(performanceId);
    seen(socket).performances.clear();
  }

  /** A queue may have come on, a visit may be over. */
  private async lookAgain(): Promise<void> {
    const watched = [...(this.server?.sockets.values() ?? [])].flatMap((socket) =>
      [...seen(socket).performances].map((performanceId) => ({ socket, performanceId })),
    );
    // Some at once share a statement; all at once would keep everybody else waiting.
    for (let from = 0; from < watched.length; from += LOOKED_AT_ONCE)
      await Promise.all(watched.slice(from, from + LOOKED_AT_ONCE).map((each) => this.lookAt(each)));
  }

  private async lookAt({ socket, performanceId }: { socket: Socket; performanceId: string }): Promise<void> {
    if (await this.mayWatch(socket, performanceId)) return;
    await this.unwatch(socket, { performanceId });
    socket.emit('unwatched', { performanceId, code: 'queue.admission-required' });
  }

  private async mayWatch(socket: Socket, performanceId: string): Promise<boolean> {
    try {
      if (!(await this.admissions.isOn(performanceId))) return true;
      const { admission, token } = seen(socket).shown.get(performanceId) ?? {};
      const accountId = token && (await this.authenticator.authenticate(token))?.id;
      await this.admissions.requireForSeats(performanceId, { accountId, token: admission });
      return true;
    } catch {
      return false;
    }
  }
}

function seen(socket: Socket): Seen {
  const data = socket.data as Partial<Seen>;
  const kept = { performances: data.performances ?? new Set<string>(), shown: data.shown ?? new Map<string, Shown>() };
  socket.data = { ...data, ...kept };
  return kept;
}

function idOf(body: unknown): string | undefined {
  const id = typeof body === 'object' && body !== null && 'performanceId' in body ? body.performanceId : undefined;
  return typeof id === 'string' && ID.test(id) ? id : undefined;
}

function versionIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'version' in body ? body.version : undefined;
}

function shownIn(body: unknown): Shown {
  const { admission, token } = (body ?? {}) as Record<string, unknown>;
  return {
    admission: isToken(admission) ? admission : undefined,
    token: isToken(token) ? token : undefined,
  };
}

/** They are kept as long as the socket watches: ours are a few hundred letters. */
function isToken(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 2_048;
}
