import { isProblem } from '../../api/api-problem';
import { useNow } from '../../lib/use-now';

/** Seconds to wait where the API did not say how many. */
const USUAL = 60;

/** Seconds until the next attempt is allowed, after the API refused one as too many; 0 when there is nothing to wait for. */
export function useWait(error: unknown): number {
  const refusal = isProblem(error) && error.status === 429 ? error : undefined;
  const now = useNow(500, refusal !== undefined);
  if (!refusal) return 0;
  return Math.max(0, Math.ceil((refusal.receivedAt + (refusal.retryAfter ?? USUAL) * 1000 - now) / 1000));
}
