import { useTranslation } from 'react-i18next';
import type { QueueStatus } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import styles from './scene.module.css';

/** How the order comes about, and what fixes it already now. */
export function FairDraw({ draw }: { draw: NonNullable<QueueStatus['draw']> }) {
  const { t } = useTranslation('waiting-room');
  const { shortDateTime } = useFormat();
  return (
    <section className={styles['panel']} aria-labelledby="fair-title">
      <h3 id="fair-title">{t('fair.title')}</h3>
      <ol className={styles['steps']}>
        {(['join', 'draw', 'check'] as const).map((step) => (
          <li key={step}>
            <span>
              <strong>{t(`fair.${step}`, { at: shortDateTime(draw.closesAt) })}</strong>
              {t(`fair.${step}-text`)}
            </span>
          </li>
        ))}
      </ol>
      <details>
        <summary>{t('fair.commitment')}</summary>
        <p className={styles['code']}>{draw.commitment}</p>
        <p>{t(draw.beacon ? 'fair.beacon' : 'fair.no-beacon', { round: draw.beacon?.round ?? 0 })}</p>
      </details>
    </section>
  );
}
