import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** What Toss's codes mean for the person paying, in their language. Unknown codes get the general sentence. */
export function useTossWords(): (code: string | null | undefined) => string {
  const { t } = useTranslation('checkout');
  return useCallback((code) => t([`toss.${code ?? 'UNKNOWN'}`, 'toss.UNKNOWN']), [t]);
}
