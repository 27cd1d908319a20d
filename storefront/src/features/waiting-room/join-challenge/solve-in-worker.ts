import { type Puzzle, solvePuzzle } from './solve-puzzle';
import type { SolverMessage } from './solve-puzzle.worker';

/** Solves beside the page, or in it where there are no workers. Rejects when the puzzle has no solution or `signal` ends it. */
export function solveInWorker(
  puzzle: Puzzle,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<number> {
  if (typeof Worker === 'undefined') return Promise.resolve(orNone(solvePuzzle(puzzle)));
  const worker = new Worker(new URL('./solve-puzzle.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<number>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('no longer needed', 'AbortError')));
    worker.addEventListener('error', () => reject(new Error('the worker failed')));
    worker.addEventListener('message', ({ data }: MessageEvent<SolverMessage>) => {
      if ('progress' in data) onProgress(data.progress);
      else if (data.number === null) reject(new Error('no number solves it'));
      else resolve(data.number);
    });
    worker.postMessage(puzzle);
  }).finally(() => worker.terminate());
}

function orNone(number: number | undefined): number {
  if (number === undefined) throw new Error('no number solves it');
  return number;
}
