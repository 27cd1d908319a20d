import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, createServer, type Server as Door } from 'node:net';

const DOORS = 16;
/** People who knocked and were not let in yet, per door; the system's own limit may be lower (net.core.somaxconn). */
const BACKLOG = 4_096;

/**
 * Listens at one address with several sockets. libuv lets one connection in per listening socket and turn of the event loop
 * (since 1.45, "don't accept() connections in a loop"): at an opening a turn takes some milliseconds, so that one socket
 * let in less than two hundred people a second while thousands came, and others gave up after 20 s without a word of ours.
 * The kernel spreads connections over sockets that share an address (SO_REUSEPORT, Linux 3.9); elsewhere there is one.
 *
 * @param port 0 for any that is free
 */
export async function openDoors(server: Server, port: number, host: string, count: number = DOORS): Promise<void> {
  const isShared = process.platform === 'linux' && count > 1;
  server.listen({ port, host, backlog: BACKLOG, reusePort: isShared });
  await once(server, 'listening');
  if (!isShared) return;
  const address = { port: (server.address() as AddressInfo).port, host, backlog: BACKLOG, reusePort: true };
  const doors: Door[] = [];
  while (doors.length < count - 1) {
    // As node:http makes its own.
    const door = createServer({ allowHalfOpen: true, noDelay: true });
    door.on('connection', (socket) => server.emit('connection', socket));
    doors.push(door.listen(address));
    await once(door, 'listening');
  }
  closeTogether(server, doors);
}

/**
 * A server is closed when those are gone who came in through its own socket; whoever came in by a door and still waits for
 * an answer would be cut off by the end of the process.
 */
function closeTogether(server: Server, doors: readonly Door[]): void {
  const closeItself = server.close.bind(server);
  server.close = (done) => {
    let open = doors.length + 1;
    let problem: Error | undefined;
    const closed = (error?: Error): void => {
      problem ??= error;
      open -= 1;
      if (open === 0) done?.(problem);
    };
    for (const door of doors) door.close(closed);
    return closeItself(closed);
  };
}
