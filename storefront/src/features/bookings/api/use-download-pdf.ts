import { useMutation } from '@tanstack/react-query';
import { ApiProblem } from '../../../api/api-problem';
import { authorizedFetch } from '../../../api/client';
import type { Language } from '../../../lib/localized';
import { saveFile } from '../../../lib/save-file';

interface PdfOf {
  readonly bookingId: string;
  readonly number: string;
  readonly locale: Language;
}

/** Fetches the confirmation with the session's token (a plain link could not carry it) and hands it over as a file. */
export function useDownloadPdf() {
  return useMutation({
    mutationFn: async ({ bookingId, number, locale }: PdfOf) => {
      const url = new URL(`/api/v1/bookings/${bookingId}/confirmation.pdf`, location.origin);
      url.searchParams.set('locale', locale);
      const response = await authorizedFetch(new Request(url));
      if (!response.ok) throw ApiProblem.from(await response.json().catch(() => undefined), response);
      saveFile(`TIKETI-${number}.pdf`, await response.blob());
    },
  });
}
