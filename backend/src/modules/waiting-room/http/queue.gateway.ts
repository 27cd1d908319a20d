import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { type OnGatewayConnection, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { countSent } from '#platform/realtime/socket-metrics';
import { Presence } from '../application/presence';
import { QueueBoard } from '../application/queue-board';
import { QueueTokens } from '../application/queue-tokens';
import { phaseOf, type Queue, type QueuePhase } from '../domain/queue';
import { QueueStatusResponse } from './queue.response';

/** An open socket is a sign of life, given as often as this. */
const BEAT_MS = 20_000;
const TICKET_SECONDS = 60;
/** Whoever waits hears at least this often, also when nothing moved: silence looks like a lost connection. */
const SILENCE_MS = 2_000;
const LOOK_MS = 500;
/** Sending takes this process about 20 µs each: with many sockets everybody hears less often, but never as rarely as `LONGEST_MS`. */
const MESSAGES_PER_SECOND = 6_000;
const LONGEST_MS = 2_000;
/** The board is looked at about once a second, not exactly. */
const SLACK_MS = 200;
/** A room is told in so many turns of the event loop, so that nobody's request waits for thousands of messages. */
const SLICES = 16;

interface Waiting {
  readonly accountId: string;
  readonly performanceId: string;
}

/**
 * The queue as it moves: one message for all who wait for a performance, at most one a second and at least one in
 * five, and nobody is named. A change of phase is told at once. Opened
 * with a ticket that works once and for a minute (`auth: {ticket}`, from GET …/queue/entry); a socket says nothing itself.
 * Every process feeds its own sockets. Without sockets GET …/queue/status says the same.
 */
@WebSocketGateway({ namespace: 'queue' })
export class QueueGateway implements OnModuleInit, OnGatewayConnection, OnApplicationShutdown {
  @WebSocketServer()
  private readonly server!: Namespace;
  private readonly timers: NodeJS.Timeout[] = [];
  /** When a performance's people heard last. */
  private readonly told = new Map<string, number>();
  /** What they heard then. */
  private readonly phases = new Map<string, QueuePhase>();
  private nextSlice = 0;

  constructor(
    private readonly board: QueueBoard,
    private readonly tokens: QueueTokens,
    private readonly presence: Presence,
  ) {}

  onModuleInit(): void {
    this.board.onChange((queue) => this.tell(queue));
    this.timers.push(
      setInterval(() => void this.beat(), BEAT_MS),
      setInterval(() => void this.breakSilence(), LOOK_MS),
    );
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  async handleConnection(socket: Socket): Promise<void> {
    const { ticket } = socket.handshake.auth as { ticket?: unknown };
    const read = typeof ticket === 'string' ? this.tokens.read(ticket, 'queue-socket') : undefined;
    if (typeof read !== 'object' || !(await this.presence.isFirstUse(read.id, TICKET_SECONDS))) {
      socket.disconnect(true);
      return;
    }
    const { accountId, performanceId } = read;
    socket.data = { accountId, performanceId } satisfies Waiting;
    this.nextSlice = (this.nextSlice + 1) % SLICES;
    await socket.join([performanceId, sliceOf(performanceId, this.nextSlice)]);
    await this.presence.seeAll(performanceId, [accountId]);
    const queue = await this.board.find(performanceId);
    socket.emit('queue', QueueStatusResponse.from(performanceId, queue, this.board.now()));
    if (!this.told.has(performanceId)) this.told.set(performanceId, performance.now());
  }

  private tell(queue: Queue): void {
    const { performanceId } = queue;
    const sockets = this.listenersOf(performanceId);
    if (sockets === 0) return;
    const isTurning = this.phases.get(performanceId) !== phaseOf(queue, this.board.now());
    const since = performance.now() - (this.told.get(performanceId) ?? 0);
    // Else `breakSilence` tells it as soon as it is time.
    if (isTurning || since >= paceFor(sockets) - SLACK_MS) this.send(performanceId, queue);
  }

  private listenersOf(performanceId: string): number {
    return this.server?.adapter.rooms.get(performanceId)?.size ?? 0;
  }

  private send(performanceId: string, queue: Queue | undefined): void {
    this.told.set(performanceId, performance.now());
    const status = QueueStatusResponse.from(performanceId, queue, this.board.now());
    this.phases.set(performanceId, status.phase);
    countSent('/queue', this.listenersOf(performanceId));
    const tell = (slice: number): void => {
      this.server.local.to(sliceOf(performanceId, slice)).emit('queue', status);
      if (slice + 1 < SLICES) setImmediate(tell, slice + 1);
    };
    tell(0);
  }

  /** Also tells of what no change announces: a phase that begins by the clock, a queue that ended. */
  private async breakSilence(): Promise<void> {
    const now = performance.now();
    for (const [performanceId, at] of this.told) {
      const sockets = this.listenersOf(performanceId);
      if (now - at < Math.max(SILENCE_MS, paceFor(sockets))) continue;
      if (sockets > 0) this.send(performanceId, await this.board.find(performanceId).catch(() => undefined));
      else {
        this.told.delete(performanceId);
        this.phases.delete(performanceId);
      }
    }
  }

  private async beat(): Promise<void> {
    const here = new Map<string, string[]>();
    for (const { data } of this.server?.sockets.values() ?? []) {
      const { accountId, performanceId } = data as Partial<Waiting>;
      if (accountId && performanceId)
        (here.get(performanceId) ?? here.set(performanceId, []).get(performanceId))?.push(accountId);
    }
    for (const [performanceId, accountIds] of here) await this.presence.seeAll(performanceId, accountIds);
  }
}

const sliceOf = (performanceId: string, slice: number): string => `${performanceId}#${slice}`;

/** How long after one message the next may follow, milliseconds. */
function paceFor(sockets: number): number {
  return Math.min(LONGEST_MS, Math.max(1_000, (1_000 * sockets) / MESSAGES_PER_SECOND));
}
