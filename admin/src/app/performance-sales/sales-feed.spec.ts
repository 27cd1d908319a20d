import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { PerformanceSales } from '../api/models';
import { Session } from '../sign-in/session';
import { type Handshake, OPEN_STAFF_SOCKET, type StaffSocket } from '../sign-in/staff-feed';
import { someSales } from '../testing/builders';
import { SocketSalesFeed } from './sales-feed';

class FakeSocket implements StaffSocket {
  active = true;
  connects = 0;
  disconnects = 0;
  answer: unknown = { ok: true, sales: someSales(120) };
  readonly sent: unknown[] = [];
  private readonly listeners = new Map<string, (...values: unknown[]) => void>();

  on(event: string, listener: (...values: unknown[]) => void): void {
    this.listeners.set(event, listener);
  }

  timeout() {
    return {
      emitWithAck: (event: string, ...values: unknown[]) => {
        this.sent.push([event, ...values]);
        return Promise.resolve(this.answer);
      },
    };
  }

  connect(): void {
    this.connects++;
  }

  disconnect(): void {
    this.disconnects++;
  }

  receive(event: string, value?: unknown): void {
    this.listeners.get(event)?.(value);
  }
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('SocketSalesFeed', () => {
  let socket: FakeSocket;
  let handshake: Handshake;
  let token: string;
  let refreshes: number;
  let isStillSignedIn: boolean;
  let seen: (PerformanceSales | boolean)[];
  let stop: () => void;

  beforeEach(async () => {
    vi.useFakeTimers();
    socket = new FakeSocket();
    token = 'first';
    refreshes = 0;
    isStillSignedIn = true;
    seen = [];
    const session = {
      get accessToken() {
        return token;
      },
      refresh: () => {
        refreshes++;
        token = 'second';
        return Promise.resolve(isStillSignedIn);
      },
    };
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        SocketSalesFeed,
        { provide: Session, useValue: session },
        {
          provide: OPEN_STAFF_SOCKET,
          useValue: (shake: Handshake) => {
            handshake = shake;
            return Promise.resolve(socket);
          },
        },
      ],
    });
    stop = TestBed.inject(SocketSalesFeed).watch('performance-1', {
      connected: (isConnected) => seen.push(isConnected),
      sold: (sales) => seen.push(sales),
    });
    await settle();
  });

  afterEach(() => vi.useRealTimers());

  const tokenSent = () => {
    let auth: Record<string, unknown> = {};
    handshake((given) => (auth = given));
    return auth['token'];
  };

  it('watches one performance and takes its figures from the answer', async () => {
    socket.receive('connect');
    await settle();

    expect(socket.sent).toEqual([['watch-sales', { performanceId: 'performance-1' }]]);
    expect(seen).toEqual([someSales(120), true]);
  });

  it('passes pushes on, but not those of another performance', () => {
    socket.receive('sales', { ...someSales(1), performance: { id: 'performance-2' } });
    socket.receive('sales', 'nonsense');
    socket.receive('sales', someSales(121));

    expect(seen).toEqual([someSales(121)]);
  });

  it('says that it cannot be relied on when watching was refused', async () => {
    socket.answer = { ok: false };
    socket.receive('connect');
    await settle();

    expect(seen).toEqual([false]);
  });

  it('comes back with a new token when the server hung up', async () => {
    expect(tokenSent()).toBe('first');
    socket.active = false;
    socket.receive('disconnect');
    expect(seen).toEqual([false]);

    await vi.advanceTimersByTimeAsync(500);

    expect(refreshes).toBe(1);
    expect(socket.connects).toBe(1);
    expect(tokenSent()).toBe('second');
  });

  it('leaves short interruptions to Socket.IO', async () => {
    socket.receive('disconnect');
    await vi.advanceTimersByTimeAsync(60_000);

    expect(refreshes).toBe(0);
    expect(socket.connects).toBe(0);
  });

  it('does not come back when the session is over, or the page was left', async () => {
    isStillSignedIn = false;
    socket.active = false;
    socket.receive('disconnect');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(socket.connects).toBe(0);

    isStillSignedIn = true;
    socket.receive('connect_error');
    stop();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(socket.connects).toBe(0);
    expect(socket.disconnects).toBe(1);
  });
});
