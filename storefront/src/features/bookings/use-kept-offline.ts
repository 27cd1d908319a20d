import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { authorizedFetch } from '../../api/client';
import { isKept } from '../../api/kept-answers';
import type { Language } from '../../lib/localized';
import { openWithoutNetwork } from '../../lib/service-worker';
import { wait } from '../../lib/wait';
import { bookingsQuery } from './api/get-bookings';
import { pdfUrl } from './api/use-download-pdf';

/** The page is there and calm before more is fetched, milliseconds. */
const CALM = 2000;

interface Kept {
  readonly bookingId: string;
  readonly language: Language;
  /** There are tickets somebody will show at a gate. */
  readonly isUsable: boolean;
  /** In the minute of the purchase everybody's paper would be drawn at once; later visits fetch it. */
  readonly isJustPaid: boolean;
}

/**
 * Makes a booking with tickets one that opens without a network: the list that leads to it, its page, its tickets and its
 * confirmation as a PDF (journey C-27). Tells whether it does by now.
 */
export function useKeptOffline({ bookingId, language, isUsable, isJustPaid }: Kept): boolean {
  const queryClient = useQueryClient();
  const [isReady, setReady] = useState(false);

  useEffect(() => {
    if (!isUsable) return;
    let isGone = false;
    const keep = async (): Promise<void> => {
      await openWithoutNetwork();
      await wait(CALM);
      if (isGone) return;
      await queryClient.prefetchQuery(bookingsQuery(1));
      if (!isJustPaid) await keepPaper(bookingId, language);
      if (!isGone) setReady(true);
    };
    keep().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [queryClient, bookingId, language, isUsable, isJustPaid]);

  return isReady && isUsable;
}

async function keepPaper(bookingId: string, language: Language): Promise<void> {
  const url = pdfUrl(bookingId, language);
  if (!(await isKept(url))) await authorizedFetch(new Request(url));
}
