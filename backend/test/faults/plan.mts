import type { Fault } from './fault.mts';
import type { PlannedRound } from './lap.mts';
import { Random } from './random.mts';
import type { Tallies } from './tallies.mts';

/** Rounds of one lap of the crowd; all of them come to rest together. */
const CROWD = 600;

/**
 * Everything once: the crowds together, then what breaks the ground they stand on, one after the other. Coming to rest takes
 * longer than most rounds, so as many as possible do so together.
 */
export function shortLaps(faults: readonly Fault[]): PlannedRound[][] {
  const rounds = (fault: Fault): PlannedRound[] =>
    Array.from({ length: fault.shortRounds }, (_, at) => ({ fault, number: at + 1 }));
  const crowds = groups(faults).map((group) => mixed(group.flatMap(rounds)));
  const alone = faults.filter(({ kind }) => kind === 'alone');
  // Where a mail must come exactly once, nobody else may kill who sends it.
  const [strict, others] = [alone.slice(0, 1), alone.slice(1)];
  return [...crowds, strict.flatMap(rounds), others.flatMap(rounds)].filter((lap) => lap.length > 0);
}

/** How much of the time belongs to faults that break what the others stand on; they are slow, and must not be rare. */
const SHARE_OF_LONELY = 0.45;

/** What was played so far, and how long it took. */
export interface Played {
  readonly lap: number;
  readonly crowdMs: number;
  readonly aloneMs: number;
}

/** Crowds and lonely faults by turns of equal length; who was played least, for its weight, comes first. */
export function nextLap(
  faults: readonly Fault[],
  tallies: Tallies,
  { seed, rounds, from, lap, crowdMs, aloneMs }: { seed: string; rounds: number; from: number } & Played,
): PlannedRound[] {
  const left = rounds - tallies.rounds;
  const crowds = groups(faults);
  const numbers = new Map<string, number>();
  const numbered = (fault: Fault): PlannedRound => {
    const number = numbers.get(fault.id) ?? from + tallies.of(fault).rounds;
    numbers.set(fault.id, number + 1);
    return { fault, number };
  };
  const share = (fault: Fault): number => tallies.of(fault).rounds / (fault.weight ?? 1);
  const [rarest] = faults.filter(({ kind }) => kind === 'alone').sort((a, b) => share(a) - share(b));
  const isTurnOfCrowd = aloneMs >= (crowdMs + aloneMs) * SHARE_OF_LONELY;
  if (rarest && (crowds.length === 0 || !isTurnOfCrowd))
    return Array.from({ length: Math.min(rarest.together ?? 1, left) }, () => numbered(rarest));
  const random = new Random(seed, 'lap', lap);
  // Where webhooks are lost for everybody one fault plays by itself, so it gets every sixth turn.
  const group = crowds[lap % 6 === 5 ? crowds.length - 1 : 0] ?? [];
  const tickets = group.flatMap((fault) => Array.from({ length: fault.weight ?? 1 }, () => fault));
  const size = group.length === 1 ? CROWD / 4 : CROWD;
  return Array.from({ length: Math.min(size, left) }, () => numbered(random.pick(tickets)));
}

/** Those that may run side by side: webhooks are lost for everybody or for nobody. */
function groups(faults: readonly Fault[]): Fault[][] {
  const crowd = faults.filter(({ kind }) => kind === 'crowd');
  return [crowd.filter(({ webhooks }) => !webhooks), crowd.filter(({ webhooks }) => webhooks)].filter(
    (group) => group.length > 0,
  );
}

const mixed = (rounds: PlannedRound[]): PlannedRound[] => new Random('mix').shuffled(rounds);
