import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../../api/api-problem';
import { aJoining, aPlace, aQueue } from '../../../test/queue';
import { progressOf } from './my-turn';
import { type QueueLine, type QueueView, QueueWatch } from './queue-watch';

class FakeLine implements QueueLine {
  readonly tickets: string[] = [];
  listener: Parameters<QueueLine['open']>[1] | undefined;

  open(ticket: string, listener: Parameters<QueueLine['open']>[1]): void {
    this.tickets.push(ticket);
    this.listener = listener;
  }

  close(): void {
    this.listener = undefined;
  }
}

const fetchStatus = vi.fn();
const fetchPlace = vi.fn();
let line: FakeLine;
let view: QueueView;
let watch: QueueWatch;
let luck: number;

beforeEach(() => {
  vi.useFakeTimers();
  luck = 0.5;
  line = new FakeLine();
  fetchStatus.mockReset().mockResolvedValue(aQueue({ serving: 100 }));
  fetchPlace.mockReset().mockImplementation(async () => aPlace({ place: 300, ahead: 150, etaSeconds: 60 }));
  watch = new QueueWatch({
    fetchStatus,
    fetchPlace,
    line,
    onChange: (next) => (view = next),
    random: () => luck,
  });
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

const start = async () => {
  watch.start();
  await vi.advanceTimersByTimeAsync(0);
};

it('asks every three seconds while no line is open, and not once one tells', async () => {
  await start();
  expect(view.link).toBe('polling');
  line.listener?.told(aQueue({ serving: 110 }));
  expect(view.link).toBe('live');
  fetchStatus.mockClear();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(fetchStatus).not.toHaveBeenCalled();
});

it('counts down between two answers by the one number everybody gets', async () => {
  await start();
  line.listener?.told(aQueue({ serving: 200 }));
  // Half of the way to place 300 is done: half of those ahead are.
  expect(view.place && progressOf(view.place, aQueue({ serving: 200 }))).toEqual({ ahead: 75, etaSeconds: 30 });
  expect(view.place && progressOf(view.place, aQueue({ serving: 200, phase: 'PAUSED' }))?.etaSeconds).toBeNull();
});

it('gives a sign of life every half minute, and asks soon when the line reaches the place', async () => {
  await start();
  await vi.advanceTimersByTimeAsync(25_000);
  expect(fetchPlace).toHaveBeenCalledTimes(2);

  fetchPlace.mockResolvedValue(aPlace({ state: 'ADMITTED', place: 300 }));
  line.listener?.told(aQueue({ serving: 300 }));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(view.place?.state).toBe('ADMITTED');
});

it('polls at once when the line is lost, and comes back with a new ticket', async () => {
  await start();
  line.listener?.told(aQueue());
  fetchStatus.mockClear();
  line.listener?.lost();
  expect(fetchStatus).toHaveBeenCalledOnce();
  expect(view.link).toBe('polling');

  fetchPlace.mockResolvedValue(aPlace({ socketTicket: 'second' }));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(line.tickets).toEqual(['ticket', 'second']);
});

it('comes back each at an own moment, and later after each failure, so that thousands do not return together', async () => {
  await start();
  const cameBackAfter = async (ownLuck: number) => {
    luck = ownLuck;
    fetchPlace.mockClear();
    line.listener?.lost();
    const lostAt = Date.now();
    while (fetchPlace.mock.calls.length === 0) await vi.advanceTimersByTimeAsync(10);
    return Date.now() - lostAt;
  };

  const waits = [await cameBackAfter(0), await cameBackAfter(1), await cameBackAfter(0)];

  // 800 ms, then twice that and twice again; from three fifths to seven fifths of it.
  expect(waits).toEqual([480, 2240, 1920]);
});

it('asks nothing more after joining, and opens the line with the ticket that came with it, at an own moment', async () => {
  fetchPlace.mockRejectedValueOnce(new ApiProblem('queue.no-place', 404));
  await start();
  fetchPlace.mockClear();

  await watch.joined(aJoining({ place: 300, ahead: 150, etaSeconds: 60 }));

  expect(view).toMatchObject({ place: { place: 300, ahead: 150, servingThen: 100 }, isPlaceKnown: true });
  await vi.advanceTimersByTimeAsync(4_999);
  expect(line.tickets).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(line.tickets).toEqual(['ticket of joining']);
  expect(fetchPlace).not.toHaveBeenCalled();
});

it('fetches the admission of who joined again and is inside already', async () => {
  await start();
  fetchPlace.mockResolvedValue(aPlace({ state: 'ADMITTED', place: 300 }));

  await watch.joined(aJoining({ state: 'ADMITTED', place: 300 }));

  expect(view.place?.state).toBe('ADMITTED');
});

it('keeps what was known while the network is away', async () => {
  await start();
  fetchStatus.mockRejectedValue(ApiProblem.unreachable());
  fetchPlace.mockRejectedValue(ApiProblem.unreachable());
  line.listener?.lost();
  await vi.advanceTimersByTimeAsync(0);
  expect(view).toMatchObject({ link: 'offline', error: null, place: { place: 300 } });
});

it('knows that somebody has no place', async () => {
  fetchPlace.mockRejectedValue(new ApiProblem('queue.no-place', 404));
  await start();
  expect(view).toMatchObject({ place: null, isPlaceKnown: true });
});
