import { execFile } from 'node:child_process';
import { getPriority } from 'node:os';
import { promisify } from 'node:util';
import { threadId } from 'node:worker_threads';
import type { Said, Task } from '../../../test/threads/a-thread';
import { TaskThread, type TaskThreadOptions, ThreadBusy, ThreadLost } from './task-thread';

const file = require.resolve('../../../test/threads/a-thread');

describe('a thread for tasks', () => {
  const threads: TaskThread<Task, Said>[] = [];
  const aThread = (options: Partial<TaskThreadOptions> = {}, onLost?: (error: ThreadLost) => void) => {
    const thread = new TaskThread<Task, Said>(
      { file, yields: false, waiting: 10, patienceMs: 30_000, ...options },
      onLost,
    );
    threads.push(thread);
    return thread;
  };
  const say = (what?: unknown): Task => ({ do: 'say', what });

  afterEach(() => Promise.all(threads.splice(0).map((thread) => thread.stop())));

  it('does one task after the other in the same thread, which is not ours', async () => {
    const thread = aThread();
    const instant = new Date('2027-03-14T10:30:00Z');

    const [first, second] = await Promise.all([thread.run(say({ instant })), thread.run(say())]);

    expect(first.what).toEqual({ instant });
    expect(first.threadId).not.toBe(threadId);
    expect(second.threadId).toBe(first.threadId);
  });

  it('hands on what the work throws, and goes on', async () => {
    const thread = aThread();
    const { threadId } = await thread.run(say());

    await expect(thread.run({ do: 'throw', message: 'no ink' })).rejects.toMatchObject({
      name: 'RangeError',
      message: 'no ink',
    });
    await expect(thread.run({ do: 'say', what: () => undefined })).rejects.toThrow(/could not be cloned/);

    expect((await thread.run(say())).threadId).toBe(threadId);
  });

  it.each([
    ['ends', { do: 'die' }],
    ['fails outside of its work', { do: 'fail aside' }],
  ] as [string, Task][])('is replaced when it %s: only its own task is lost', async (_, deadly) => {
    const lost: ThreadLost[] = [];
    const thread = aThread({}, (error) => lost.push(error));
    const { threadId } = await thread.run(say());

    const [dead, waiting] = await Promise.allSettled([thread.run(deadly), thread.run(say('still here'))]);

    expect(dead).toMatchObject({ status: 'rejected', reason: expect.any(ThreadLost) });
    expect(waiting).toMatchObject({ status: 'fulfilled', value: { what: 'still here' } });
    expect(waiting).not.toMatchObject({ value: { threadId } });
    expect(lost).toHaveLength(1);
  });

  it('says so when its file cannot be run, to each who asks', async () => {
    const thread = aThread({ file: `${file}.nowhere` });

    await expect(thread.run(say())).rejects.toThrow(ThreadLost);
    await expect(thread.run(say())).rejects.toThrow(ThreadLost);
  });

  it('gives up a task that takes too long', async () => {
    const thread = aThread({ patienceMs: 2_000 });

    const [endless, next] = await Promise.allSettled([thread.run({ do: 'never end' }), thread.run(say('next'))]);

    expect(endless).toMatchObject({ status: 'rejected', reason: { message: 'A task took too long' } });
    expect(next).toMatchObject({ value: { what: 'next' } });
  });

  it('lets only so many wait', async () => {
    const thread = aThread({ waiting: 2 });
    const [...taken] = [thread.run(say()), thread.run(say()), thread.run(say())];

    await expect(thread.run(say())).rejects.toThrow(ThreadBusy);

    await expect(Promise.all(taken)).resolves.toHaveLength(3);
    await expect(thread.run(say())).resolves.toMatchObject({ what: undefined });
  });

  it('ends when all it was given is done, and takes no more', async () => {
    const thread = aThread();
    const given = [thread.run(say(1)), thread.run(say(2))];

    const stopped = thread.stop();

    await expect(thread.run(say())).rejects.toThrow(ThreadLost);
    await stopped;
    expect((await Promise.all(given)).map(({ what }) => what)).toEqual([1, 2]);
  });

  it('lets the rest of the process go first where threads have a priority of their own', async () => {
    const [own, less] = [getPriority(), Math.min(19, getPriority() + 10)];
    const [yielding, equal] = [aThread({ yields: true }), aThread()];

    expect((await yielding.run(say())).priority).toBe(process.platform === 'linux' ? less : own);
    expect((await equal.run(say())).priority).toBe(own);
    expect(getPriority()).toBe(own);
  });

  if (process.platform === 'linux')
    it('takes no other thread along when it yields', async () => {
      const reader = require.resolve('../../../test/threads/read-typescript.cjs');
      const program = require.resolve('../../../test/threads/priorities');

      const { stdout } = await promisify(execFile)(process.execPath, ['--require', reader, program]);

      expect(Number(stdout)).toBe(getPriority() < 19 ? 1 : 0);
    });
});
