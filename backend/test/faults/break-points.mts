import type { Proxy } from './proxy.mts';
import type { World } from './world.mts';

interface Armed {
  /** Whether the point was reached. */
  readonly fired: () => boolean;
  disarm(): void;
}

/**
 * Kills a program at its n-th COMMIT from now: `before` the server hears of it, so that the transaction never was, or
 * `after` it, so that the transaction is there and the program never heard.
 */
export function killAtCommit(
  world: World,
  { program, proxy, nth, moment }: { program: string; proxy: Proxy; nth: number; moment: 'before' | 'after' },
): Armed {
  let seen = 0;
  let answering: number | undefined;
  return armed(world, program, proxy, (direction, piece, connection) => {
    if (direction === 'answer') return connection === answering;
    // Sent as a simple query: the word and a zero byte.
    if (!piece.includes('COMMIT\0')) return false;
    seen += 1;
    if (seen !== nth) return false;
    if (moment === 'before') return true;
    answering = connection;
    return false;
  });
}

/** Kills a program when it sends its n-th message from now: anywhere in its work. */
export function killAtMessage(
  world: World,
  { program, proxy, nth }: { program: string; proxy: Proxy; nth: number },
): Armed {
  let seen = 0;
  return armed(world, program, proxy, (direction) => direction === 'request' && (seen += 1) === nth);
}

/** Kills a program when a server answers something with these words in it, before the program hears them. */
export function killAtAnswer(
  world: World,
  { program, proxy, words }: { program: string; proxy: Proxy; words: string },
): Armed {
  return armed(world, program, proxy, (direction, piece) => direction === 'answer' && piece.includes(words));
}

/** Kills a program when it is about to ask a server something with these words in it: the server never hears of it. */
export function killBeforeRequest(
  world: World,
  { program, proxy, words }: { program: string; proxy: Proxy; words: string },
): Armed {
  return armed(world, program, proxy, (direction, piece) => direction === 'request' && piece.includes(words));
}

/** Has the server end the connection on which the n-th COMMIT from now is on its way, as an administrator would. */
export function endConnectionAtCommit(world: World, { proxy, nth }: { proxy: Proxy; nth: number }): Armed {
  let seen = 0;
  let ended: number | undefined;
  const stop = proxy.watch((direction, piece, connection) => {
    if (connection === ended) return direction === 'request' ? 'swallow' : 'pass';
    if (ended !== undefined || direction === 'answer' || !piece.includes('COMMIT\0')) return 'pass';
    if ((seen += 1) !== nth) return 'pass';
    ended = connection;
    void world.query('select pg_terminate_backend(pid) from pg_stat_activity where client_port = $1', [
      proxy.portOf(connection) ?? 0,
    ]);
    return 'swallow';
  });
  return { fired: () => ended !== undefined, disarm: () => void stop() };
}

function armed(
  world: World,
  program: string,
  proxy: Proxy,
  isThePoint: (direction: 'request' | 'answer', piece: Buffer, connection: number) => boolean,
): Armed {
  const pid = world.pidOf(program);
  let fired = false;
  const stop = proxy.watch((direction, piece, connection) => {
    if (fired || !isThePoint(direction, piece, connection)) return 'pass';
    fired = true;
    process.kill(pid, 'SIGKILL');
    return 'stop';
  });
  return { fired: () => fired, disarm: () => void stop() };
}
