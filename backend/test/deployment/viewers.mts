import { type Socket, io } from 'socket.io-client';
import { call } from '../faults/http.mts';
import { eventually } from '../faults/wait.mts';

interface News {
  readonly version: string;
  readonly previous: string;
  readonly changes: readonly (readonly [number, number])[];
}

interface Watched {
  readonly ok: boolean;
  readonly version?: string;
  readonly seats?: string | null;
}

const ANSWER_WITHIN_MS = 5_000;

/** People who look at a seat map and do what the storefront does: come back by themselves, at random times, and go on. */
export class Viewers {
  /** How often a socket was lost, and how long each was away, in milliseconds. */
  readonly away: number[] = [];
  lost = 0;
  private readonly viewers: Viewer[] = [];
  private readonly origin: string;
  private readonly performanceId: string;

  constructor(origin: string, performanceId: string) {
    this.origin = origin;
    this.performanceId = performanceId;
  }

  async come(count: number): Promise<void> {
    for (let i = 0; i < count; i += 1) this.viewers.push(new Viewer(this.origin, this.performanceId, this));
    await this.allWatch();
  }

  allWatch(): Promise<void> {
    return eventually('every socket watches', 15, async () => this.viewers.every(({ watches }) => watches));
  }

  /** Nobody looks at an old picture: what was kept up by changes is what a newcomer is shown. */
  async seeTheSame(): Promise<void> {
    const path = `${this.origin}/api/v1/performances/${this.performanceId}/seat-status`;
    await eventually('every viewer sees the seats as they are', 15, async () => {
      const { body } = await call(path, { headers: { 'x-forwarded-for': '198.51.100.7' } });
      return this.viewers.every(({ seats }) => seats.toString('base64') === String(body.seats));
    });
  }

  close(): void {
    for (const viewer of this.viewers) viewer.close();
  }
}

class Viewer {
  watches = false;
  seats = Buffer.alloc(0);
  private version = '';
  private readonly socket: Socket;

  constructor(origin: string, performanceId: string, all: Viewers) {
    // The patience of storefront/src/features/seat-map/status/socket-seat-channel.ts.
    this.socket = io(`${origin}/seats`, {
      ...{ transports: ['websocket'], forceNew: true, timeout: ANSWER_WITHIN_MS },
      ...{ reconnectionDelay: 500, reconnectionDelayMax: 5_000, randomizationFactor: 0.6 },
    });
    let leftAt: number | undefined;
    const watch = async (): Promise<void> => {
      const asked = this.socket.timeout(ANSWER_WITHIN_MS).emitWithAck('watch', { performanceId });
      const answer = (await asked.catch(() => ({ ok: false }))) as Watched;
      if (!answer.ok || !answer.version) return;
      this.version = answer.version;
      if (answer.seats) this.seats = Buffer.from(answer.seats, 'base64');
      this.watches = true;
      if (leftAt !== undefined) all.away.push(performance.now() - leftAt);
      leftAt = undefined;
    };
    this.socket.on('connect', () => void watch());
    this.socket.on('disconnect', (reason) => {
      if (reason === 'io client disconnect') return;
      this.watches = false;
      leftAt ??= performance.now();
      all.lost += 1;
    });
    this.socket.on('seats', ({ version, previous, changes }: News) => {
      if (version === this.version) return;
      // Something is missing in between.
      if (previous !== this.version) return void watch();
      this.version = version;
      for (const [ordinal, state] of changes) this.paint(ordinal, state);
    });
  }

  close(): void {
    this.socket.close();
  }

  private paint(ordinal: number, state: number): void {
    const shift = (ordinal & 3) * 2;
    const before = this.seats[ordinal >> 2] ?? 0;
    this.seats[ordinal >> 2] = (before & ~(3 << shift)) | (state << shift);
  }
}
