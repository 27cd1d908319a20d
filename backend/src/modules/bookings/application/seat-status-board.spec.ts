import { SystemClock } from '#kernel/clock';
import type { SeatNews } from '#platform/realtime/seat-news';
import { HELD, SeatStatuses } from '../domain/seat-status';
import { type SeatPictureChange, SeatStatusBoard } from './seat-status-board';

let seats: SeatStatuses;
let board: SeatStatusBoard;
let told: SeatPictureChange[];

beforeEach(async () => {
  jest.useFakeTimers();
  seats = SeatStatuses.ofGrades('0000');
  const news = { listen: () => () => false } as unknown as SeatNews;
  board = new SeatStatusBoard({ read: async () => seats.copy() }, news, new SystemClock());
  board.onModuleInit();
  told = [];
  board.onChange((change) => told.push(change));
});
afterEach(() => {
  board.onApplicationShutdown();
  jest.useRealTimers();
});

it('tells who comes first, and gets a picture of a moment ago, what changed since: within a quarter of a second', async () => {
  const kept = await board.current('p1');
  seats.set(2, HELD);

  const picture = await board.watch('p1');
  expect(picture.version).toBe(kept.version);
  await jest.advanceTimersByTimeAsync(250);

  expect(told).toMatchObject([{ performanceId: 'p1', previous: kept.version, changes: [[2, HELD]] }]);
});

it('looks by itself while somebody watches, because news can be lost, and not when the last one has gone', async () => {
  await board.watch('p1');
  await jest.advanceTimersByTimeAsync(300);
  seats.set(0, HELD);
  await jest.advanceTimersByTimeAsync(2_250);
  expect(told).toHaveLength(1);

  board.unwatch('p1');
  seats.set(1, HELD);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(told).toHaveLength(1);
});
