import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { syncServerClock } from '../../../lib/server-clock';
import { HoldClock } from './hold-clock';

const START = new Date('2031-05-01T12:00:00Z').getTime();
const EXPIRES = '2031-05-01T12:05:00Z';

describe('HoldClock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: START });
    syncServerClock(START, START, START);
  });

  afterEach(() => {
    vi.useRealTimers();
    syncServerClock(Date.now(), Date.now());
  });

  const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));

  it('counts down to the instant the server said', async () => {
    render(<HoldClock expiresAt={EXPIRES} onEnd={vi.fn()} />);

    expect(screen.getByRole('timer')).toHaveTextContent('5:00');
    await pass(61);
    expect(screen.getByRole('timer')).toHaveTextContent('3:59');
  });

  it('goes by the clock of the server when the device is wrong', () => {
    // This device is two minutes behind.
    syncServerClock(START + 120_000, START, START);

    render(<HoldClock expiresAt={EXPIRES} onEnd={vi.fn()} />);

    expect(screen.getByRole('timer')).toHaveTextContent('3:00');
  });

  it('speaks at a minute, half a minute and ten seconds, and only then', async () => {
    render(<HoldClock expiresAt={EXPIRES} onEnd={vi.fn()} />);
    expect(screen.getByRole('status')).toHaveTextContent('');

    await pass(239);
    expect(screen.getByRole('status')).toHaveTextContent('');
    await pass(1);
    expect(screen.getByRole('status')).toHaveTextContent('60초');
    await pass(30);
    expect(screen.getByRole('status')).toHaveTextContent('30초');
    await pass(20);
    expect(screen.getByRole('status')).toHaveTextContent('10초');
  });

  it('hurries in words as well as in colour', async () => {
    render(<HoldClock expiresAt={EXPIRES} onEnd={vi.fn()} />);

    await pass(250);

    expect(screen.getByText('곧 좌석이 풀려요')).toBeVisible();
  });

  it('tells once that the time is over', async () => {
    const onEnd = vi.fn();
    render(<HoldClock expiresAt={EXPIRES} onEnd={onEnd} />);

    await pass(299);
    expect(onEnd).not.toHaveBeenCalled();
    await pass(10);

    expect(onEnd).toHaveBeenCalledOnce();
    expect(screen.getByRole('timer')).toHaveTextContent('0:00');
  });
});
