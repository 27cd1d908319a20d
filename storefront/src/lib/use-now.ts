import { useEffect, useState } from 'react';
import { serverNow } from './server-clock';

/** The present by the server's clock in epoch milliseconds, renewed every `interval` milliseconds while enabled. */
export function useNow(interval = 1000, enabled = true): number {
  const [now, setNow] = useState(serverNow);

  useEffect(() => {
    if (!enabled) return;
    const tick = () => setNow(serverNow());
    const timer = setInterval(tick, interval);
    // Phones stop timers in the background; catch up at once on return.
    document.addEventListener('visibilitychange', tick);
    tick();
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [interval, enabled]);

  return now;
}
