import 'reflect-metadata';
import { AppConfig } from '#platform/config/app-config';
import { Gauge, Registry } from 'prom-client';
import { Clock } from '#kernel/clock';
import { CircuitBreaker } from './circuit-breaker';

class HandClock extends Clock {
  at = 1_000_000;

  now(): Date {
    return new Date(this.at);
  }
}

describe('the circuit breaker', () => {
  const clock = new HandClock();
  const gauge = new Gauge({ name: 'circuit', help: 'x', registers: [new Registry()] });
  let breaker: CircuitBreaker;
  const fail = (times: number) => {
    for (let i = 0; i < times; i += 1) breaker.failed();
  };
  const shown = async () => (await gauge.get()).values[0]?.value;

  beforeEach(() => {
    breaker = new CircuitBreaker(clock, new AppConfig(), gauge);
  });

  it('stays closed while some questions are answered', () => {
    fail(4);
    breaker.answered();
    fail(4);

    expect([breaker.state, breaker.admit()]).toEqual(['CLOSED', true]);
  });

  it('opens after five failures in a row and says when to come back', async () => {
    fail(5);

    expect([breaker.state, breaker.admit(), breaker.retryAfterSeconds]).toEqual(['OPEN', false, 5]);
    expect(await shown()).toBe(2);
  });

  it('lets one trial through after the pause, and everything once it was answered', async () => {
    fail(5);
    clock.at += 5_000;

    expect([breaker.admit(), breaker.admit()]).toEqual([true, false]);
    expect(await shown()).toBe(1);
    breaker.answered();
    expect([breaker.state, breaker.admit(), await shown()]).toEqual(['CLOSED', true, 0]);
  });

  it('waits twice as long after each trial that failed, a minute at most', () => {
    fail(5);
    const pauses: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      pauses.push(breaker.retryAfterSeconds);
      clock.at += breaker.retryAfterSeconds * 1_000;
      breaker.admit();
      breaker.failed();
    }

    expect(pauses).toEqual([5, 10, 20, 40, 60, 60]);
  });
});
