import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat } from '../lib/format';
import { ApiProblem } from './api-problem';

/** Turns whatever a request threw into a sentence in the reader's language, by the problem's stable code. */
export function useProblemText(): (error: unknown) => string {
  const { t, i18n } = useTranslation('problem');
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof ApiProblem)) return t('unexpected');
      const format = createFormat(i18n.language === 'en' ? 'en' : 'ko');
      const { opensAt, limit } = error.details;
      const values = {
        seconds: error.retryAfter ?? 60,
        limit: typeof limit === 'number' ? limit : '',
        opensAt: typeof opensAt === 'string' ? format.dateTime(opensAt) : '',
      };
      return t([error.code, 'unexpected'], values);
    },
    [t, i18n.language],
  );
}
