import { useCallback, useSyncExternalStore } from 'react';

/** From this width on there is room for a pointer-first layout. */
export const DESKTOP = '(min-width: 56.25rem)';

export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
