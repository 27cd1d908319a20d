import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/api-problem';
import { Notice, ProblemNotice } from '../../ui/notice';
import { useWait } from './use-wait';

/** Why an attempt was refused. Where waiting helps, it says how long, counting down. */
export function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation('auth');
  const wait = useWait(error);
  if (isProblem(error) && error.status === 429) {
    return (
      <Notice tone="warning" urgent>
        {wait > 0 ? t('wait', { seconds: wait }) : t('wait-over')}
      </Notice>
    );
  }
  return <ProblemNotice error={error} />;
}
