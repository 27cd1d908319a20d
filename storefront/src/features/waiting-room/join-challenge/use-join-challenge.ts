import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { api, orThrow } from '../../../api/client';
import type { ChallengeSolution } from '../../../api/types';
import { serverNow } from '../../../lib/server-clock';
import { solveInWorker } from './solve-in-worker';

/** A new one is fetched this long before the old one ends, milliseconds. */
const EARLY = 60_000;

export interface JoinChallenge {
  /** `declaring`: the person has to press a button (JoinChallengePanel shows it); `none` and `ready`: one may join. */
  state: 'asking' | 'none' | 'solving' | 'declaring' | 'ready' | 'failed';
  /** How far the machine has come, 0 to 1. */
  progress: number;
  isReady: boolean;
  /** Goes along with joining, once ready; undefined where nothing is asked. */
  solution: ChallengeSolution | undefined;
  /** From when the declaration counts, epoch milliseconds by the server's clock. */
  readyAt: number;
  declare: () => void;
  /** After a join was refused with `queue.challenge-…`, or to try again: the one there is does not count any more. */
  renew: () => void;
  error: unknown;
}

interface Solved {
  readonly token: string;
  readonly number: number;
}

/**
 * The challenge of a performance's queue: fetched and solved while the person waits for the opening, renewed before it
 * ends. Join when `isReady`, with `solution` as the body's `challenge`.
 */
export function useJoinChallenge(performanceId: string, { enabled = true } = {}): JoinChallenge {
  const { data, error, refetch } = useQuery({
    queryKey: ['queue-challenge', performanceId],
    queryFn: async ({ signal }) => {
      const params = { path: { performanceId } };
      const { challenge } = await orThrow(
        api.GET('/api/v1/performances/{performanceId}/queue/challenge', { params, signal }),
      );
      return { challenge };
    },
    enabled,
    staleTime: Infinity,
    gcTime: 0,
    // Each answer is a new one, also where it says the same: what was refused is told apart by that.
    structuralSharing: false,
    // Also in a tab in the background: an hour before an opening most of them are.
    refetchInterval: ({ state }) => renewIn(state.data?.challenge?.expiresAt),
    refetchIntervalInBackground: true,
  });
  const [refused, setRefused] = useState<typeof data>();
  const challenge = data === refused ? undefined : data?.challenge;
  const [solved, setSolved] = useState<Solved>();
  const [progress, setProgress] = useState({ token: '', share: 0 });
  /** For which challenge: a new one is declared anew, and not before its own time. */
  const [declaredFor, setDeclaredFor] = useState<string>();
  const [failed, setFailed] = useState<{ token: string; error: unknown }>();

  useEffect(() => {
    if (!challenge) return;
    const aborted = new AbortController();
    const { token } = challenge;
    solveInWorker(challenge, aborted.signal, (share) => setProgress({ token, share })).then(
      (number) => setSolved({ token, number }),
      (reason: unknown) => !aborted.signal.aborted && setFailed({ token, error: reason }),
    );
    return () => aborted.abort();
  }, [challenge]);

  const renew = useCallback(() => {
    setFailed(undefined);
    setRefused(data);
    void refetch();
  }, [refetch, data]);
  const token = challenge?.token;
  const declare = useCallback(() => setDeclaredFor(token), [token]);

  const mine = challenge && solved?.token === challenge.token ? solved : undefined;
  const isBroken = challenge !== undefined && challenge !== null && failed?.token === challenge.token;
  const state = stateOf({
    challenge,
    isSolved: mine !== undefined,
    declared: declaredFor === token,
    isBroken: isBroken || (challenge === undefined && error !== null),
  });
  const isReady = state === 'none' || state === 'ready';
  return {
    state,
    progress: progress.token === challenge?.token ? progress.share : 0,
    isReady,
    solution: isReady && mine ? { ...mine, ...(challenge?.declare && { declared: true }) } : undefined,
    readyAt: challenge ? new Date(challenge.readyAt).getTime() : 0,
    declare,
    renew,
    error: error ?? (isBroken ? failed?.error : undefined),
  };
}

function stateOf({
  challenge,
  isSolved,
  declared,
  isBroken,
}: {
  challenge: { declare: boolean } | null | undefined;
  isSolved: boolean;
  declared: boolean;
  isBroken: boolean;
}): JoinChallenge['state'] {
  if (isBroken) return 'failed';
  if (challenge === undefined) return 'asking';
  if (challenge === null) return 'none';
  if (challenge.declare && !declared) return 'declaring';
  return isSolved ? 'ready' : 'solving';
}

function renewIn(expiresAt: string | undefined): number | false {
  return expiresAt === undefined ? false : Math.max(1_000, new Date(expiresAt).getTime() - EARLY - serverNow());
}
