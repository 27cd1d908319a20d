import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DrawFile, QueueStatus } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { Spinner } from '../../../ui/spinner';
import { type Check, checkDraw } from '../check-draw';
import { CheckList } from './check-list';
import styles from './result.module.css';
import { Verdict } from './verdict';

interface DrawResultProps {
  file: unknown;
  /** What is shown of the draw at its performance, to hold against the file. */
  announced: QueueStatus['draw'] | undefined;
}

/** Draws again in this browser and says what came of it. */
export function DrawResult({ file, announced }: DrawResultProps) {
  const { t } = useTranslation('draw');
  const { number } = useFormat();
  // The file's content is the key: another file is another question.
  const { data: report } = useQuery({ queryKey: ['draw-check', file], queryFn: () => checkDraw(file), gcTime: 0 });
  if (!report) {
    return (
      <div className={styles['wait']} role="status">
        <Spinner size={32} label={t('checking')} />
        <p>{t('checking')}</p>
      </div>
    );
  }
  const { commitment, head, beacon, entrants } = file as Partial<DrawFile>;
  const checks: Check[] = [...report.checks];
  if (announced) checks.push({ id: 'shown', isOk: announced.commitment === commitment && announced.head === head });
  const isValid = checks.every(({ isOk }) => isOk);
  return (
    <section className={styles['result']}>
      <Verdict isValid={isValid} title={t(isValid ? 'valid.title' : 'invalid.title')}>
        {t(isValid ? 'valid.text' : 'invalid.text', { places: number(report.places) })}
      </Verdict>
      <div className={styles['panel']}>
        <CheckList checks={checks} />
      </div>
      {report.checks.length > 1 && (
        <details className={styles['details']}>
          <summary>{t('values')}</summary>
          <dl>
            <dt>{t('value.commitment')}</dt>
            <dd>{commitment}</dd>
            <dt>{t('value.entrants')}</dt>
            <dd>{number(entrants?.length ?? 0)}</dd>
            <dt>{t('value.head')}</dt>
            <dd>{head}</dd>
            <dt>{t('value.beacon')}</dt>
            <dd>
              {beacon ? (
                <a href={`https://api.drand.sh/${beacon.chainHash}/public/${beacon.round}`}>{beacon.randomness}</a>
              ) : (
                t('value.no-beacon')
              )}
            </dd>
          </dl>
        </details>
      )}
    </section>
  );
}
