import { counter, gauge } from '#platform/metrics/process-metrics';

const sockets = gauge('tiketi_sockets', 'Sockets that are open to this process.', ['namespace']);

/** Messages, not frames: one to five thousand sockets counts five thousand times. */
const messages = counter('tiketi_socket_messages_total', 'Messages over sockets.', ['namespace', 'direction']);

interface Connected {
  onAny(listener: () => void): unknown;
  once(event: 'disconnect', listener: () => void): unknown;
}

interface Namespace {
  readonly name: string;
  on(event: 'connection', listener: (socket: Connected) => void): unknown;
}

/** A Socket.IO server, as far as it is needed here. */
interface Namespaces {
  on(event: 'new_namespace', listener: (namespace: Namespace) => void): unknown;
}

/** Counts who is connected, by namespace: there are as many as the program has gateways. */
export function countSockets(server: Namespaces): void {
  server.on('new_namespace', (namespace) => {
    namespace.on('connection', (socket) => {
      sockets.inc({ namespace: namespace.name });
      socket.onAny(() => messages.inc({ namespace: namespace.name, direction: 'in' }));
      socket.once('disconnect', () => sockets.dec({ namespace: namespace.name }));
    });
  });
}

/** Counts what was sent to so many sockets: to listen to each of them would cost as much as sending. */
export function countSent(namespace: '/queue' | '/seats' | '/monitor' | '/staff', sockets: number): void {
  messages.inc({ namespace, direction: 'out' }, sockets);
}
