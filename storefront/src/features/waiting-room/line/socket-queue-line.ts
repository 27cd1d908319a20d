import { io, type Socket } from 'socket.io-client';
import type { QueueLine } from './queue-watch';

/** Socket.IO, namespace /queue. Opened with a ticket that works once, so it never reconnects by itself. */
export class SocketQueueLine implements QueueLine {
  private socket: Socket | undefined;

  open(ticket: string, { told, lost }: Parameters<QueueLine['open']>[1]): void {
    this.close();
    const socket = io('/queue', {
      transports: ['websocket'],
      auth: { ticket },
      reconnection: false,
      multiplex: false,
      timeout: 5_000,
    });
    socket.on('queue', told);
    socket.on('disconnect', lost);
    socket.on('connect_error', lost);
    this.socket = socket;
  }

  close(): void {
    this.socket?.off();
    this.socket?.close();
    this.socket = undefined;
  }
}
