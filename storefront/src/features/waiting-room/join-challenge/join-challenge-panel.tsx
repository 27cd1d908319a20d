import { useTranslation } from 'react-i18next';
import { useNow } from '../../../lib/use-now';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { Notice } from '../../../ui/notice';
import { Spinner } from '../../../ui/spinner';
import styles from './join-challenge-panel.module.css';
import type { JoinChallenge } from './use-join-challenge';

/**
 * What the person sees of the challenge: mostly one quiet line, at times a declaration with a button. Nothing to see, hear
 * or guess; everything by keyboard, and told to screen readers politely.
 */
export function JoinChallengePanel({ challenge }: { challenge: JoinChallenge }) {
  const { t } = useTranslation('join-challenge');
  const { state } = challenge;
  return (
    <>
      {state === 'declaring' && <Declaration challenge={challenge} />}
      {state === 'failed' && (
        <Notice tone="warning" urgent>
          <p>{t('failed')}</p>
          <Button variant="secondary" size="sm" onClick={challenge.renew}>
            {t('again')}
          </Button>
        </Notice>
      )}
      <p className={styles['line']} role="status">
        {state === 'solving' && (
          <>
            <span aria-hidden="true">
              <Spinner size={18} label="" />
            </span>
            {t('solving')}
          </>
        )}
        {state === 'ready' && (
          <>
            <Icon name="check" size={18} />
            {t('ready')}
          </>
        )}
      </p>
    </>
  );
}

function Declaration({ challenge }: { challenge: JoinChallenge }) {
  const { t } = useTranslation('join-challenge');
  const isTooEarly = useNow(250) < challenge.readyAt;
  return (
    <section className={styles['declaration']} aria-labelledby="declaration-title">
      <h2 id="declaration-title" className={styles['title']}>
        {t('declaration.title')}
      </h2>
      <p>{t('declaration.why')}</p>
      <p className={styles['words']}>{t('declaration.words')}</p>
      <p className={styles['small']}>{t('declaration.law')}</p>
      <Button block loading={isTooEarly} onClick={challenge.declare}>
        {t('declaration.button')}
      </Button>
    </section>
  );
}
