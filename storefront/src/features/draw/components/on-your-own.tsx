import { useTranslation } from 'react-i18next';
import verifierFile from '../../../../../docs/draw/verify-draw.mjs?url';
import { ButtonLink } from '../../../ui/button';
import styles from './on-your-own.module.css';

/** How to do all this without us: one file, the published draw, and Node. */
export function OnYourOwn({ performanceId, isPublished }: { performanceId: string; isPublished: boolean }) {
  const { t } = useTranslation('draw');
  const draw = `/api/v1/performances/${performanceId}/queue/draw`;
  return (
    <section className={styles['own']}>
      <h2>{t('own.title')}</h2>
      <p>{t('own.text')}</p>
      <div className={styles['files']}>
        <ButtonLink to={verifierFile} reloadDocument download="verify-draw.mjs" variant="secondary" icon="download">
          {t('own.verifier')}
        </ButtonLink>
        {isPublished && (
          <ButtonLink
            to={draw}
            reloadDocument
            download={`draw-${performanceId}.json`}
            variant="secondary"
            icon="download"
          >
            {t('own.draw')}
          </ButtonLink>
        )}
      </div>
      <pre className={styles['code']} tabIndex={0} aria-label={t('own.command')}>
        {`node verify-draw.mjs draw-${performanceId}.json tiketi-receipt-1.json`}
      </pre>
      <p className={styles['fine']}>{t('own.limits')}</p>
    </section>
  );
}
