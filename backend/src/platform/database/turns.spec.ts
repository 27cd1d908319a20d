import { NoTurn, Turns } from './turns';

/** Work that ends when it is told to. */
function work() {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { run: jest.fn(() => done), end };
}

describe(Turns.name, () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('runs so many at once, and the others in the order in which they came', async () => {
    const turns = new Turns(2, 1_000);
    const [first, second, third, fourth] = [work(), work(), work(), work()];
    const all = [first, second, third, fourth].map(({ run }) => turns.take(run));
    expect(turns.waiting).toBe(2);
    expect(third.run).not.toHaveBeenCalled();

    second.end();
    await all[1];
    expect(third.run).toHaveBeenCalled();
    expect(fourth.run).not.toHaveBeenCalled();

    for (const { end } of [first, third, fourth]) end();
    await Promise.all(all);
    expect(turns.waiting).toBe(0);
  });

  it('gives its place on when the work fails, and no place to who gave up', async () => {
    const turns = new Turns(1, 1_000);
    const [first, late, last] = [work(), work(), work()];
    const failing = turns.take(() => first.run().then(() => Promise.reject(new Error('no'))));
    const tired = turns.take(late.run);
    const patient = expect(tired).rejects.toBeInstanceOf(NoTurn);
    await jest.advanceTimersByTimeAsync(1_000);
    await patient;
    const waiting = turns.take(last.run);

    first.end();
    await expect(failing).rejects.toThrow('no');
    last.end();
    await waiting;

    expect(late.run).not.toHaveBeenCalled();
    await expect(turns.take(() => Promise.resolve('free'))).resolves.toBe('free');
  });
});
