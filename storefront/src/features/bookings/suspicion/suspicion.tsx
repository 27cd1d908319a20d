import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import { Badge, type Tone } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { type SuspicionCase, suspicionQuery } from './suspicion-cases';
import { AppealForm } from './appeal-form';
import styles from './suspicion.module.css';

const TONE: Readonly<Record<SuspicionCase['state'], Tone>> = {
  FROZEN: 'notice',
  APPEALED: 'info',
  UPHELD: 'danger',
  CLEARED: 'success',
};

/** What is suspected about a booking, what that changes and what it does not, and how to answer. Mostly nothing at all. */
export function Suspicion({ bookingId }: { bookingId: string }) {
  const { data: cases } = useQuery(suspicionQuery);
  const found = cases?.find(({ bookingIds }) => bookingIds.includes(bookingId));
  return found ? <Case found={found} /> : null;
}

function Case({ found }: { found: SuspicionCase }) {
  const { t } = useTranslation('suspicion');
  const format = useFormat();
  const [isAnswering, setAnswering] = useState(false);
  const { state, rules, decideBy, decidedAt, reason, appeal, appealedAt, mayAppeal } = found;
  const isOpen = state === 'FROZEN' || state === 'APPEALED';
  return (
    <section className={styles['case']} data-state={state} aria-labelledby="suspicion-title">
      <header className={styles['head']}>
        <h2 id="suspicion-title" className={styles['title']}>
          {t(`title.${state}`)}
        </h2>
        <Badge tone={TONE[state]}>{t(`state.${state}`)}</Badge>
      </header>
      <p>{t(`text.${state}`)}</p>
      {state !== 'CLEARED' && (
        <>
          <p className={styles['valid']}>{t('valid')}</p>
          <div>
            <h3 className={styles['why']}>{t('why')}</h3>
            <ul className={styles['rules']}>
              {rules.map((rule) => (
                <li key={rule}>{t(`rule.${rule}`)}</li>
              ))}
            </ul>
          </div>
        </>
      )}
      <dl className={styles['facts']}>
        {isOpen && (
          <div>
            <dt>{t('decide-by')}</dt>
            <dd>
              <time dateTime={decideBy}>{format.dateTime(decideBy)}</time>
            </dd>
          </div>
        )}
        {decidedAt && (
          <div>
            <dt>{t('decided-at')}</dt>
            <dd>
              <time dateTime={decidedAt}>{format.dateTime(decidedAt)}</time>
            </dd>
          </div>
        )}
        {reason && (
          <div>
            <dt>{t('reason')}</dt>
            <dd>{reason}</dd>
          </div>
        )}
        {appeal && appealedAt && (
          <div>
            <dt>{t('answer', { at: format.dateTime(appealedAt) })}</dt>
            <dd className={styles['words']}>{appeal}</dd>
          </div>
        )}
      </dl>
      {mayAppeal && !isAnswering && (
        <Button className={styles['go']} onClick={() => setAnswering(true)}>
          {t('open')}
        </Button>
      )}
      {mayAppeal && isAnswering && <AppealForm caseId={found.id} onClose={() => setAnswering(false)} />}
    </section>
  );
}
