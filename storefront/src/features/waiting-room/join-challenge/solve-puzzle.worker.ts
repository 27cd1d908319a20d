import { type Puzzle, solvePuzzle } from './solve-puzzle';

export type SolverMessage = { readonly progress: number } | { readonly number: number | null };

// A worker of its own, so that the page stays as smooth as it was.
self.addEventListener('message', ({ data }: MessageEvent<Puzzle>) => {
  const say = (message: SolverMessage) => self.postMessage(message);
  say({ number: solvePuzzle(data, (progress) => say({ progress })) ?? null });
});
