import { type Server, type Socket, connect, createServer } from 'node:net';

interface Target {
  readonly port: number;
  open: number;
}

/**
 * Stands in front of several `api` processes as a network load balancer does: each new connection, of HTTP or WebSocket, goes
 * to the process with the fewest open ones, and to the next when that does not listen. What travels is not looked into.
 */
export class Balancer {
  private readonly targets: Target[];
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  private constructor(targets: readonly number[]) {
    this.targets = targets.map((port) => ({ port, open: 0 }));
    this.server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => this.accept(client));
  }

  static listen(port: number, targets: readonly number[]): Promise<Balancer> {
    const balancer = new Balancer(targets);
    return new Promise((done, failed) => {
      balancer.server.once('error', failed);
      balancer.server.listen({ port, host: '127.0.0.1', backlog: 4_096 }, () => done(balancer));
    });
  }

  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private accept(client: Socket): void {
    this.keep(client);
    // Nothing is read before there is somebody to give it to.
    client.pause();
    this.reach(
      client,
      this.targets.toSorted((a, b) => a.open - b.open),
    );
  }

  private reach(client: Socket, [target, ...others]: readonly Target[]): void {
    if (!target || client.destroyed) return void client.destroy();
    target.open += 1;
    const server = connect({ port: target.port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
    this.keep(server);
    let isConnected = false;
    server.once('connect', () => {
      isConnected = true;
      client.pipe(server).pipe(client);
    });
    server.once('close', () => {
      target.open -= 1;
      if (isConnected) client.destroy();
      else this.reach(client, others);
    });
    client.once('close', () => server.destroy());
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    // Both ends hear of it through 'close'.
    socket.on('error', () => undefined);
    socket.once('close', () => this.sockets.delete(socket));
  }
}

if (import.meta.main) {
  const [port = 0, ...targets] = process.argv.slice(2).map(Number);
  await Balancer.listen(port, targets);
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(0));
}
