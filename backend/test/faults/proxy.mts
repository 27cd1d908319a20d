import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';

export type Direction = 'request' | 'answer';

/** What becomes of a piece of traffic: on its way, lost, or lost together with the whole connection. */
export type Verdict = 'pass' | 'swallow' | 'stop';

/** Sees every piece before it travels on, synchronously: whoever kills a process here kills it at exactly this point. */
export type Watcher = (direction: Direction, piece: Buffer, connection: number) => Verdict;

interface Weather {
  /** Nobody gets in, and who was in is thrown out. */
  cut: boolean;
  /** Connections stay open, nothing passes: a cable that was pulled, a host that froze. */
  silent: boolean;
  /** Only requests pass; the answers get lost (half-open). */
  deaf: boolean;
  delayMs: number;
  bytesPerSecond: number;
  /** The share of new connections that are reset at once. */
  dropShare: number;
}

const FAIR: Weather = { cut: false, silent: false, deaf: false, delayMs: 0, bytesPerSecond: 0, dropShare: 0 };

/** Stands in front of one TCP server and makes its network as bad as wanted. */
export class Proxy {
  private weather = FAIR;
  private readonly sockets = new Set<Socket>();
  private readonly watchers = new Set<Watcher>();
  private connections = 0;
  /** Connections up to this one are dead cables: nothing passes, and neither end hears of it. */
  private abandoned = 0;
  private readonly server: Server;
  private target: number;
  private readonly towards = new Map<number, Socket>();
  readonly port: number;

  private constructor(server: Server, target: number) {
    this.server = server;
    this.target = target;
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (client) => this.accept(client));
  }

  /** @param target port on this machine */
  static open(target: number): Promise<Proxy> {
    return new Promise((done, failed) => {
      const server = createServer();
      server.once('error', failed);
      server.listen(0, '127.0.0.1', () => done(new Proxy(server, target)));
    });
  }

  /** From now on; what is not named is fair. */
  set(weather: Partial<Weather>): void {
    this.weather = { ...FAIR, ...weather };
    if (this.weather.cut) this.reset();
  }

  fair(): void {
    const wasBroken = this.weather.silent || this.weather.deaf;
    this.weather = FAIR;
    // What was swallowed is gone: such a connection would be out of step for ever.
    if (wasBroken) this.reset();
  }

  /** From now on another server stands behind it, as after a failover; who was connected is thrown out. */
  leadTo(target: number): void {
    this.target = target;
    this.reset();
  }

  /** By which port the server behind knows a connection. */
  portOf(connection: number): number | undefined {
    return this.towards.get(connection)?.localPort;
  }

  /** From now on nothing travels on the connections there are, for ever and without a word; new ones are fine. */
  abandon(): void {
    this.abandoned = this.connections;
  }

  /** Ends every connection with a reset, as a failing switch does. */
  reset(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  /** Returns how to stop watching. */
  watch(watcher: Watcher): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  close(): void {
    this.server.close();
    this.reset();
  }

  private accept(client: Socket): void {
    if (this.weather.cut || Math.random() < this.weather.dropShare) return void client.resetAndDestroy();
    const connection = (this.connections += 1);
    const server = connect({ host: '127.0.0.1', port: this.target, noDelay: true });
    client.setNoDelay(true);
    this.towards.set(connection, server);
    server.once('close', () => this.towards.delete(connection));
    const end = (): void => {
      if (connection <= this.abandoned) return;
      client.resetAndDestroy();
      server.resetAndDestroy();
    };
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      socket.once('close', () => {
        this.sockets.delete(socket);
        end();
      });
      socket.on('error', end);
    }
    this.carry(client, server, 'request', connection, end);
    this.carry(server, client, 'answer', connection, end);
  }

  private carry(from: Socket, to: Socket, direction: Direction, connection: number, end: () => void): void {
    let queue = Promise.resolve();
    from.on('data', (piece: Buffer) => {
      for (const watcher of this.watchers) {
        const verdict = watcher(direction, piece, connection);
        if (verdict === 'stop') return end();
        if (verdict === 'swallow') return;
      }
      const { silent, deaf, delayMs, bytesPerSecond } = this.weather;
      if (connection <= this.abandoned || silent || (deaf && direction === 'answer')) return;
      const waitMs = delayMs + (bytesPerSecond > 0 ? (piece.length / bytesPerSecond) * 1_000 : 0);
      if (waitMs === 0) return void queue.then(() => to.write(piece));
      queue = queue.then(() => new Promise((done) => setTimeout(done, waitMs))).then(() => void to.write(piece));
    });
    from.on('end', () => {
      if (connection > this.abandoned) void queue.then(() => to.end());
    });
  }
}
