import { Injectable, InjectionToken, inject } from '@angular/core';
import { Session } from './session';

/** The part of a Socket.IO socket that is used here. */
export interface StaffSocket {
  readonly active: boolean;
  on(event: string, listener: (...values: unknown[]) => void): unknown;
  timeout(ms: number): { emitWithAck(event: string, ...values: unknown[]): Promise<unknown> };
  connect(): unknown;
  disconnect(): unknown;
}

export type Handshake = (answer: (auth: Record<string, unknown>) => void) => void;

/** Loads Socket.IO only where a page watches something. */
export const OPEN_STAFF_SOCKET = new InjectionToken<(handshake: Handshake, namespace: string) => Promise<StaffSocket>>(
  'OPEN_STAFF_SOCKET',
  {
    providedIn: 'root',
    factory: () => async (handshake, namespace) => {
      const { io } = await import('socket.io-client');
      return io(namespace, {
        path: '/socket.io',
        transports: ['websocket'],
        auth: handshake,
        forceNew: true,
        reconnectionDelayMax: 5000,
      });
    },
  },
);

/** Something the server pushes to staff. */
interface StaffWatch<T> {
  readonly namespace: '/staff' | '/monitor';
  /** What is asked on each connection; answered with the first news under the name of the news. */
  readonly request: readonly [event: string, body: object];
  readonly news: string;
  isNews(value: unknown): value is T;
  told(news: T): void;
  /** Whether what is pushed can be relied on right now. */
  connected(isConnected: boolean): void;
}

const ACK_TIMEOUT_MS = 5000;
const FIRST_RETRY_MS = 500;
const RETRY_MS = 5000;

/** Follows what the server pushes to signed-in staff, over lost connections and expired tokens. */
@Injectable({ providedIn: 'root' })
export class StaffFeed {
  private readonly open = inject(OPEN_STAFF_SOCKET);
  private readonly session = inject(Session);

  /** @returns how to stop */
  watch<T>(what: StaffWatch<T>): () => void {
    let isStopped = false;
    let socket: StaffSocket | undefined;
    let attempts = 0;
    let retry: ReturnType<typeof setTimeout> | undefined;

    /** The server turned the token away, or hung up: a new token, then again. Socket.IO does not retry these. */
    const reconnectWithNewToken = () => {
      clearTimeout(retry);
      retry = setTimeout(
        () => {
          void this.session
            .refresh()
            .catch(() => true) // server unreachable: connecting decides
            .then((isSignedIn) => {
              if (!isStopped && isSignedIn) socket?.connect();
            });
        },
        attempts++ === 0 ? FIRST_RETRY_MS : RETRY_MS,
      );
    };

    void this.open((answer) => answer({ token: this.session.accessToken }), what.namespace)
      .then((opened) => {
        if (isStopped) return void opened.disconnect();
        socket = opened;
        opened.on('connect', () => {
          void opened
            .timeout(ACK_TIMEOUT_MS)
            .emitWithAck(...what.request)
            .catch(() => undefined) // no answer in time: the page asks by itself until the next connection
            .then((answer) => {
              if (isStopped) return;
              const news = newsIn(answer, what.news);
              if (what.isNews(news)) {
                attempts = 0;
                what.told(news);
              }
              what.connected(news !== undefined);
            });
        });
        opened.on(what.news, (news) => {
          if (!isStopped && what.isNews(news)) what.told(news);
        });
        opened.on('disconnect', () => {
          if (isStopped) return;
          what.connected(false);
          if (!opened.active) reconnectWithNewToken();
        });
        opened.on('connect_error', () => {
          if (!isStopped && !opened.active) reconnectWithNewToken();
        });
      })
      .catch(() => undefined); // the code could not be loaded: the page keeps asking

    return () => {
      isStopped = true;
      clearTimeout(retry);
      socket?.disconnect();
    };
  }
}

const newsIn = (answer: unknown, name: string): unknown =>
  typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>)[name] : undefined;
