import { gauge } from '#platform/metrics/process-metrics';

const sockets = gauge('tiketi_sockets', 'Sockets that are open to this process.', ['namespace']);

interface Connected {
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
      socket.once('disconnect', () => sockets.dec({ namespace: namespace.name }));
    });
  });
}
