import { limitMessages } from './message-limit';

function aWire() {
  let time = 0;
  let say: (packet: { type: string }) => void = () => undefined;
  const wire = {
    closed: 0,
    on: (_: 'packet', listener: typeof say) => (say = listener),
    close: () => (wire.closed += 1),
  };
  limitMessages(wire, () => time);
  return {
    wire,
    send: (count: number, type = 'message') => Array.from({ length: count }, () => say({ type })),
    wait: (seconds: number) => (time += seconds * 1_000),
  };
}

it('lets a page talk: twenty messages at once, five a second after that', () => {
  const { wire, send, wait } = aWire();

  send(20);
  for (let second = 0; second < 60; second += 1) {
    wait(1);
    send(5);
  }

  expect(wire.closed).toBe(0);
});

it('ends a connection that floods, once', () => {
  const { wire, send } = aWire();

  send(21);
  send(10_000);

  expect(wire.closed).toBe(1);
});

it('counts messages only: whoever answers pings is not talking', () => {
  const { wire, send } = aWire();

  send(1_000, 'pong');

  expect(wire.closed).toBe(0);
});
