import { io, type Socket } from 'socket.io-client';
import type { SeatChannel, SeatChannelListener } from './seat-feed';
import type { StatusDelta, StatusSnapshot } from './seat-status';

interface WatchAnswer {
  readonly ok: boolean;
  readonly version?: string;
  readonly seats?: string | null;
}

const ANSWER_WITHIN = 5000;

/** The live line over Socket.IO, namespace /seats. Half a second to five seconds, at random, between attempts. */
export class SocketSeatChannel implements SeatChannel {
  private socket: Socket | undefined;

  /** `pass`: what shows that this person is inside, where there is a queue. */
  constructor(
    private readonly performanceId: string,
    private readonly pass: () => Promise<{ admission?: string | undefined; token?: string | undefined }>,
  ) {}

  open(listener: SeatChannelListener): void {
    const socket = io('/seats', {
      transports: ['websocket'],
      reconnectionDelay: 500,
      reconnectionDelayMax: 5000,
      randomizationFactor: 0.6,
      timeout: ANSWER_WITHIN,
    });
    socket.on('connect', () => listener.connected());
    socket.on('disconnect', () => listener.disconnected());
    socket.on('connect_error', () => listener.disconnected());
    socket.on('unwatched', () => listener.ended());
    socket.on('seats', (delta: StatusDelta) => listener.changed(delta));
    this.socket = socket;
  }

  async watch(known: string | null): Promise<StatusSnapshot | null> {
    if (!this.socket) throw new Error('The line is not open.');
    const answer = (await this.socket.timeout(ANSWER_WITHIN).emitWithAck('watch', {
      performanceId: this.performanceId,
      version: known,
      ...(await this.pass()),
    })) as WatchAnswer;
    if (!answer.ok || answer.version === undefined || answer.seats === undefined) throw new Error('Not watched.');
    return answer.seats === null ? null : { version: answer.version, seats: answer.seats };
  }

  close(): void {
    if (this.socket?.connected) this.socket.emit('unwatch', { performanceId: this.performanceId });
    this.socket?.close();
    this.socket = undefined;
  }
}
