import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, createServer, type Server as Door } from 'node:net';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';

const DOORS = 16;
/** People who knocked and were not let in yet, per door; the system's own limit may be lower (net.core.somaxconn). */
const BACKLOG = 4_096;

/**
 * Listens at one address with several sockets. libuv lets one connection in per listening socket and turn of the event loop
 * (since 1.45, "don't accept() connections in a loop"): at an opening a turn takes some milliseconds, so that one socket
 * let in less than two hundred people a second while thousands came, and others gave up after 20 s without a word of ours.
 * The kernel spreads connections over sockets that share an address (SO_REUSEPORT, Linux 3.9); elsewhere there is one.
 */
@Injectable()
export class Doors implements BeforeApplicationShutdown {
  private readonly doors: Door[] = [];

  /** @param port 0 for any that is free */
  async open(server: Server, port: number, host: string, count: number = DOORS): Promise<void> {
    const shared = process.platform === 'linux' && count > 1;
    server.listen({ port, host, backlog: BACKLOG, reusePort: shared });
    await once(server, 'listening');
    if (!shared) return;
    const address = { port: (server.address() as AddressInfo).port, host, backlog: BACKLOG, reusePort: true };
    while (this.doors.length < count - 1) {
      // As node:http makes its own.
      const door = createServer({ allowHalfOpen: true, noDelay: true });
      door.on('connection', (socket) => server.emit('connection', socket));
      this.doors.push(door.listen(address));
      await once(door, 'listening');
    }
  }

  /** Nest closes the server itself a moment later. */
  beforeApplicationShutdown(): void {
    for (const door of this.doors.splice(0)) door.close();
  }
}
