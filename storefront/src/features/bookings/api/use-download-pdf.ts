import { useMutation } from '@tanstack/react-query';
import { ApiProblem } from '../../../api/api-problem';
import { authorizedFetch } from '../../../api/client';
import type { Language } from '../../../lib/localized';

interface PdfOf {
  readonly bookingId: string;
  readonly number: string;
  readonly locale: Language;
}

/** How long the browser may need the file after the press, milliseconds. */
const KEPT = 60_000;

/** Fetches the confirmation with the session's token (a plain link could not carry it) and hands it over as a file. */
export function useDownloadPdf() {
  return useMutation({
    mutationFn: async ({ bookingId, number, locale }: PdfOf) => {
      const url = new URL(`/api/v1/bookings/${bookingId}/confirmation.pdf`, location.origin);
      url.searchParams.set('locale', locale);
      const response = await authorizedFetch(new Request(url));
      if (!response.ok) throw ApiProblem.from(await response.json().catch(() => undefined), response);
      save(await response.blob(), `TIKETI-${number}.pdf`);
    },
  });
}

function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEPT);
}
