import { Injectable, InjectionToken, inject } from '@angular/core';
import type { PerformanceSales } from '../api/models';
import { Session } from '../sign-in/session';

export interface SalesListener {
  /** Whether pushed figures can be relied on right now. */
  connected(isConnected: boolean): void;
  sold(sales: PerformanceSales): void;
}

/** Figures of one performance, pushed by the server. */
export abstract class SalesFeed {
  /** @returns how to stop */
  abstract watch(performanceId: string, listener: SalesListener): () => void;
}

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
export const OPEN_STAFF_SOCKET = new InjectionToken<(handshake: Handshake) => Promise<StaffSocket>>(
  'OPEN_STAFF_SOCKET',
  {
    providedIn: 'root',
    factory: () => async (handshake) => {
      const { io } = await import('socket.io-client');
      return io('/staff', {
        path: '/socket.io',
        transports: ['websocket'],
        auth: handshake,
        forceNew: true,
        reconnectionDelayMax: 5000,
      });
    },
  },
);

const ACK_TIMEOUT_MS = 5000;
const FIRST_RETRY_MS = 500;
const RETRY_MS = 5000;

@Injectable()
export class SocketSalesFeed extends SalesFeed {
  private readonly open = inject(OPEN_STAFF_SOCKET);
  private readonly session = inject(Session);

  override watch(performanceId: string, listener: SalesListener): () => void {
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

    void this.open((answer) => answer({ token: this.session.accessToken }))
      .then((opened) => {
        if (isStopped) return void opened.disconnect();
        socket = opened;
        opened.on('connect', () => {
          void opened
            .timeout(ACK_TIMEOUT_MS)
            .emitWithAck('watch-sales', { performanceId })
            .catch(() => undefined) // no answer in time: figures are polled until the next connection
            .then((ack) => {
              if (isStopped) return;
              const sales = answeredSales(ack);
              if (isSalesOf(performanceId, sales)) {
                attempts = 0;
                listener.sold(sales);
              }
              listener.connected(sales !== undefined);
            });
        });
        opened.on('sales', (sales) => {
          if (!isStopped && isSalesOf(performanceId, sales)) listener.sold(sales);
        });
        opened.on('disconnect', () => {
          if (isStopped) return;
          listener.connected(false);
          if (!opened.active) reconnectWithNewToken();
        });
        opened.on('connect_error', () => {
          if (!isStopped && !opened.active) reconnectWithNewToken();
        });
      })
      .catch(() => undefined); // the code could not be loaded: the page keeps polling

    return () => {
      isStopped = true;
      clearTimeout(retry);
      socket?.disconnect();
    };
  }
}

/** `watch-sales` is answered `{ ok: true, sales }` or `{ ok: false }`. */
const answeredSales = (ack: unknown): unknown =>
  typeof ack === 'object' && ack !== null && 'sales' in ack ? ack.sales : undefined;

function isSalesOf(performanceId: string, value: unknown): value is PerformanceSales {
  return (
    typeof value === 'object' &&
    value !== null &&
    'totals' in value &&
    'performance' in value &&
    typeof value.performance === 'object' &&
    value.performance !== null &&
    'id' in value.performance &&
    value.performance.id === performanceId
  );
}
