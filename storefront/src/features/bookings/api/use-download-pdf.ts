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

export function pdfUrl(bookingId: string, locale: Language): string {
  return new URL(`/api/v1/bookings/${bookingId}/confirmation.pdf?locale=${locale}`, location.origin).href;
}

/** Fetches the confirmation with the session's token (a plain link could not carry it) and hands it over as a file. */
export function useDownloadPdf() {
  return useMutation({
    mutationFn: async ({ bookingId, number, locale }: PdfOf) => {
      const response = await authorizedFetch(new Request(pdfUrl(bookingId, locale)));
      if (!response.ok) throw ApiProblem.from(await response.json().catch(() => undefined), response);
      saveFile(`TIKETI-${number}.pdf`, await response.blob());
    },
  });
}
