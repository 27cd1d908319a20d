import { EventEmitter } from 'node:events';
import { Client, type ClientBase } from 'pg';
import { noticeDeath } from './dead-connections';

jest.mock('pg');

/** What the server says over a fresh connection about our query. */
type Server = 'is at work on it' | 'does not know it' | 'cannot be asked';

class Stream extends EventEmitter {
  bytesRead = 100;
  destroyed = false;
  readonly timeouts: number[] = [];
  readonly destroy = jest.fn(() => (this.destroyed = true));
  readonly setTimeout = (milliseconds: number): void => void this.timeouts.push(milliseconds);
}

/** A connection that has been silent for eight seconds. */
async function silence(server: Server, { query = true, hears = false } = {}) {
  const stream = new Stream();
  const answer = () => {
    if (hears) stream.bytesRead += 1;
    if (server === 'cannot be asked') throw new Error('ECONNREFUSED');
    return { rowCount: server === 'is at work on it' ? 1 : 0 };
  };
  jest.mocked(Client).mockImplementation(
    () =>
      ({
        on: () => undefined,
        connect: async () => undefined,
        query: async () => answer(),
        end: async () => undefined,
      }) as unknown as Client,
  );
  const client = { connection: { stream }, processID: 7, _activeQuery: query ? {} : null };
  noticeDeath(client as unknown as ClientBase, 'postgres://somewhere');
  stream.emit('timeout');
  await new Promise((done) => setImmediate(done));
  return stream;
}

describe('a connection that is silent for eight seconds', () => {
  it('is cut when the server does not know its query', async () => {
    const stream = await silence('does not know it');

    expect(stream.destroy).toHaveBeenCalledWith(
      expect.objectContaining({ message: expect.stringMatching('terminated') }),
    );
  });

  it.each(['is at work on it', 'cannot be asked'] as const)('is looked at again when the server %s', async (server) => {
    const { destroyed, timeouts } = await silence(server);

    expect([destroyed, timeouts]).toEqual([false, [8_000, 8_000]]);
  });

  it('is left alone without a query, or when something came meanwhile', async () => {
    expect((await silence('does not know it', { query: false })).destroyed).toBe(false);
    expect((await silence('does not know it', { hears: true })).destroyed).toBe(false);
  });
});
