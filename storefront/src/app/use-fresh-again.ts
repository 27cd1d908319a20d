import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keptShown } from '../api/kept-answers';
import { session } from '../api/session';

/** Once the network answers again, whatever was shown from this device, or could not be asked for, is asked for anew. */
export function useFreshAgain(queryClient: QueryClient): void {
  useEffect(() => {
    let wasKept = keptShown.get() !== undefined;
    let wasAway = session.state.status === 'away';
    const ask = () => void queryClient.invalidateQueries();
    const ends = [
      keptShown.subscribe(() => {
        const isKept = keptShown.get() !== undefined;
        if (wasKept && !isKept) ask();
        wasKept = isKept;
      }),
      session.subscribe(() => {
        if (wasAway && session.state.status === 'signed-in') ask();
        wasAway = session.state.status === 'away';
      }),
    ];
    const onOnline = () => wasKept && ask();
    window.addEventListener('online', onOnline);
    return () => {
      window.removeEventListener('online', onOnline);
      for (const end of ends) end();
    };
  }, [queryClient]);
}
