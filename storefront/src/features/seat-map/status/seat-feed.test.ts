import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aSeating, packed } from '../testing/a-drawing';
import { type FeedState, type SeatChannel, type SeatChannelListener, SeatFeed } from './seat-feed';
import { HELD, SOLD, type StatusDelta, type StatusSnapshot } from './seat-status';

class FakeChannel implements SeatChannel {
  listener: SeatChannelListener | undefined;
  watches = 0;
  isClosed = false;
  known: (string | null)[] = [];
  answer: () => Promise<StatusSnapshot | null> = () => Promise.resolve({ version: '10', seats: packed() });

  open(listener: SeatChannelListener): void {
    this.listener = listener;
  }

  watch(known: string | null): Promise<StatusSnapshot | null> {
    this.watches += 1;
    this.known.push(known);
    return this.answer();
  }

  close(): void {
    this.isClosed = true;
  }
}

const change = (previous: string, version: string, ordinal: number, status: number): StatusDelta => ({
  performanceId: 'p1',
  previous,
  version,
  changes: [[ordinal, status]],
});

describe('SeatFeed', () => {
  let channel: FakeChannel;
  let polls: number;
  let states: FeedState[];
  let feed: SeatFeed;
  let board: ReturnType<typeof aSeating>['board'];
  let snapshot: () => Promise<StatusSnapshot>;

  beforeEach(() => {
    vi.useFakeTimers();
    channel = new FakeChannel();
    polls = 0;
    states = [];
    ({ board } = aSeating());
    snapshot = () => Promise.resolve({ version: '5', seats: packed({ 1: SOLD }) });
    feed = new SeatFeed(board, {
      performanceId: 'p1',
      channel,
      fetchSnapshot: () => {
        polls += 1;
        return snapshot();
      },
      onState: (state) => states.push(state),
    });
    feed.start();
  });

  afterEach(() => {
    feed.stop();
    vi.useRealTimers();
  });

  const settle = () => vi.advanceTimersByTimeAsync(0);

  async function goLive(): Promise<void> {
    channel.listener?.connected();
    await settle();
  }

  it('shows the picture of the HTTP answer before the line is up', async () => {
    await settle();

    expect(board.statusOf(1)).toBe(SOLD);
    expect(board.version).toBe('5');
  });

  it('goes live with the picture of the line, follows its changes and stops asking', async () => {
    await goLive();
    channel.listener?.changed(change('10', '11', 4, HELD));
    await vi.advanceTimersByTimeAsync(20_000);

    expect(board.statusOf(4)).toBe(HELD);
    expect(states.at(-1)).toBe('live');
    expect(polls).toBe(1);
  });

  it('watches again when a change was missed', async () => {
    await goLive();
    channel.answer = () => Promise.resolve({ version: '14', seats: packed({ 7: SOLD }) });

    channel.listener?.changed(change('13', '14', 7, SOLD));
    await settle();

    expect(channel.watches).toBe(2);
    expect(board.statusOf(7)).toBe(SOLD);
    expect(board.version).toBe('14');
  });

  it('keeps changes that overtake the answer', async () => {
    let answer: (snapshot: StatusSnapshot) => void = () => undefined;
    channel.answer = () => new Promise((resolve) => (answer = resolve));
    channel.listener?.connected();
    channel.listener?.changed(change('9', '10', 2, HELD));
    channel.listener?.changed(change('10', '11', 3, HELD));

    answer({ version: '10', seats: packed({ 2: HELD }) });
    await settle();

    expect([2, 3].map((ordinal) => board.statusOf(ordinal))).toEqual([HELD, HELD]);
    expect(board.version).toBe('11');
    expect(channel.watches).toBe(1);
  });

  it('comes back by version: a picture that has not changed is not sent again, and changes follow it', async () => {
    await goLive();
    channel.listener?.changed(change('10', '11', 4, HELD));
    snapshot = () => Promise.reject(new Error('no network'));
    channel.listener?.disconnected();
    channel.answer = () => Promise.resolve(null);
    await goLive();
    channel.listener?.changed(change('11', '12', 5, SOLD));

    expect(channel.known).toEqual(['5', '11']);
    expect([4, 5].map((ordinal) => board.statusOf(ordinal))).toEqual([HELD, SOLD]);
    expect(states.at(-1)).toBe('live');
  });

  it('takes the whole picture when the board was drawn anew while the line answered', async () => {
    await goLive();
    channel.listener?.disconnected();
    const answers = [null, { version: '15', seats: packed({ 8: SOLD }) }];
    channel.answer = async () => {
      if (answers.length === 2) board.replace({ version: '14', seats: packed() });
      return answers.shift() ?? null;
    };
    await goLive();

    expect(channel.known.slice(1)).toEqual(['10', null]);
    expect(board.statusOf(8)).toBe(SOLD);
  });

  it('asks every three seconds while the line is down, and says so', async () => {
    await goLive();
    channel.listener?.disconnected();
    await vi.advanceTimersByTimeAsync(9000);

    expect(polls).toBe(4);
    expect(states.at(-1)).toBe('polling');
  });

  it('says when nothing can be reached', async () => {
    snapshot = () => Promise.reject(new Error('no network'));
    channel.listener?.disconnected();
    await vi.advanceTimersByTimeAsync(3000);

    expect(states.at(-1)).toBe('offline');
  });

  it('ignores news of other performances', async () => {
    await goLive();
    channel.listener?.changed({ ...change('10', '11', 4, HELD), performanceId: 'p2' });

    expect(board.isFree(4)).toBe(true);
  });

  it('is silent after it was stopped', async () => {
    await goLive();
    feed.stop();
    channel.listener?.changed(change('10', '11', 4, HELD));
    await vi.advanceTimersByTimeAsync(20_000);

    expect(board.isFree(4)).toBe(true);
    expect(channel.isClosed).toBe(true);
    expect(polls).toBe(1);
  });
});
