import { Turns } from './turns';

const TOO_LONG = new Error('too long');

describe('Turns', () => {
  const set = () => {
    const turns = new Turns(2, 3, () => TOO_LONG);
    const started: number[] = [];
    const finish: (() => void)[] = [];
    const come = (n: number) =>
      turns.take(() => {
        started.push(n);
        return new Promise<number>((resolve) => finish.push(() => resolve(n)));
      });
    return { turns, started, finish, come };
  };

  it('runs two at once, the others in the order they came, and sends the rest away', async () => {
    const { started, finish, come } = set();
    const all = [1, 2, 3, 4, 5].map(come);
    const sixth = come(6);

    await expect(sixth).rejects.toBe(TOO_LONG);
    expect(started).toEqual([1, 2]);
    finish[0]?.();
    await all[0];
    await Promise.resolve();
    expect(started).toEqual([1, 2, 3]);
    for (let i = 1; i < 5; i += 1) {
      finish[i]?.();
      expect(await all[i]).toBe(i + 1);
    }
    expect(started).toEqual([1, 2, 3, 4, 5]);
  });

  it('goes on after a failure', async () => {
    const { turns } = set();
    const fail = () => turns.take(() => Promise.reject(new Error('work')));

    await Promise.allSettled([fail(), fail(), fail(), fail()]);

    await expect(turns.take(() => Promise.resolve('done'))).resolves.toBe('done');
  });
});
