import type { Namespace } from 'socket.io';
import type { Presence } from '../application/presence';
import type { QueueBoard } from '../application/queue-board';
import type { QueueTokens } from '../application/queue-tokens';
import type { Queue } from '../domain/queue';
import { QueueGateway } from './queue.gateway';

const aQueue = (over: Partial<Queue> = {}): Queue =>
  ({
    performanceId: 'p1',
    mode: 'ON',
    serving: 1,
    waiting: 5,
    onSince: new Date(0),
    paused: false,
    draw: null,
    ...over,
  }) as Queue;

function gatewayWith(sockets: number) {
  let changed: (queue: Queue) => void = () => undefined;
  const told: string[] = [];
  const board = {
    onChange: (listener: typeof changed) => (changed = listener),
    now: () => new Date('2027-01-01T00:00:00Z'),
    find: async () => aQueue(),
  } as unknown as QueueBoard;
  const gateway = new QueueGateway(board, {} as QueueTokens, {} as Presence);
  const server = {
    adapter: { rooms: new Map([['p1', { size: sockets }]]) },
    local: { to: (room: string) => ({ emit: () => told.push(room) }) },
  } as unknown as Namespace;
  Object.assign(gateway, { server });
  gateway.onModuleInit();
  const tell = (queue: Queue): void => {
    changed(queue);
    jest.advanceTimersByTime(20);
  };
  return { gateway, told, tell };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('tells a room in turns, each of its sockets once', () => {
  const { gateway, told, tell } = gatewayWith(100);

  tell(aQueue());

  expect(told).toHaveLength(16);
  expect(new Set(told).size).toBe(16);
  gateway.onApplicationShutdown();
});

it('tells twelve thousand at most every two seconds, but a pause at once', () => {
  const { gateway, told, tell } = gatewayWith(12_000);
  tell(aQueue());
  jest.advanceTimersByTime(1_000);
  tell(aQueue({ serving: 2 }));
  expect(told).toHaveLength(16);

  tell(aQueue({ serving: 2, paused: true }));

  expect(told).toHaveLength(32);
  gateway.onApplicationShutdown();
});
