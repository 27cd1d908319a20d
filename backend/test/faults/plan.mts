import type { Fault } from './fault.mts';
import type { PlannedRound } from './lap.mts';
import { Random } from './random.mts';
import type { Tallies } from './tallies.mts';

/** Rounds of one lap of the crowd; all of them come to rest together. */
const CROWD = 1_500;

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

/** Crowds and lonely faults take turns; who was played least comes first. */
export function nextLap(
  faults: readonly Fault[],
  tallies: Tallies,
  { seed, rounds, from, lap }: { seed: string; rounds: number; from: number; lap: number },
): PlannedRound[] {
  const left = rounds - tallies.rounds;
  const crowds = groups(faults);
  const alone = faults.filter(({ kind }) => kind === 'alone');
  const turns = crowds.length + (crowds.length > 0 ? Math.min(alone.length, 3) : alone.length);
  const turn = lap % turns;
  const numbers = new Map<string, number>();
  const numbered = (fault: Fault): PlannedRound => {
    const number = numbers.get(fault.id) ?? from + tallies.of(fault).rounds;
    numbers.set(fault.id, number + 1);
    return { fault, number };
  };
  const group = crowds[turn];
  if (group) {
    const random = new Random(seed, 'lap', lap);
    const tickets = group.flatMap((fault) => Array.from({ length: fault.weight ?? 1 }, () => fault));
    const size = group.length === 1 ? CROWD / 8 : CROWD;
    return Array.from({ length: Math.min(size, left) }, () => numbered(random.pick(tickets)));
  }
  const [rarest] = [...alone].sort((a, b) => tallies.of(a).rounds - tallies.of(b).rounds);
  return rarest ? [numbered(rarest)] : [];
}

/** Those that may run side by side: webhooks are lost for everybody or for nobody. */
function groups(faults: readonly Fault[]): Fault[][] {
  const crowd = faults.filter(({ kind }) => kind === 'crowd');
  return [crowd.filter(({ webhooks }) => !webhooks), crowd.filter(({ webhooks }) => webhooks)].filter(
    (group) => group.length > 0,
  );
}

const mixed = (rounds: PlannedRound[]): PlannedRound[] => new Random('mix').shuffled(rounds);
