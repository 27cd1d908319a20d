import type { StartedProcess } from './supervisor.mts';

/** Who lived for so long was well; the next death is a new story. */
const WELL_AFTER_MS = 60_000;
/** So many deaths one after the other, each soon after its start, and starting again will not help. */
const QUICK_DEATHS = 6;

interface Wish {
  readonly first: StartedProcess;
  readonly start: () => Promise<StartedProcess>;
  /** Whether somebody wants it to end: what dies then is not started again. */
  readonly stopping: () => boolean;
  /** Is told of every death that is followed by a start. */
  readonly tell: (how: string, waitSeconds: number) => void;
  /** Waits before a start; a test has its own. */
  readonly pause?: (milliseconds: number) => Promise<void>;
  readonly now?: () => number;
}

/**
 * Starts a program again when it dies: after 1, 2, 4, 8 and 16 seconds. Duties are rows in PostgreSQL, so nothing is lost
 * meanwhile.
 * @returns how it died the last time when it died too quickly too often; undefined when it was to stop
 */
export async function keepAlive(wish: Wish): Promise<string | undefined> {
  const { first, start, stopping, tell, pause = sleep, now = () => performance.now() } = wish;
  let current = first;
  for (let deaths = 1; ; deaths += 1) {
    const since = now();
    const how = await current.ended;
    if (stopping()) return undefined;
    if (now() - since > WELL_AFTER_MS) deaths = 1;
    if (deaths === QUICK_DEATHS) return how;
    const waitSeconds = 2 ** (deaths - 1);
    tell(how, waitSeconds);
    await pause(waitSeconds * 1_000);
    if (stopping()) return undefined;
    current = await start();
  }
}

const sleep = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
