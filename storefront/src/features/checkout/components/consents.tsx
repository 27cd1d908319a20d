import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../ui/field';
import styles from './consents.module.css';

export const CONSENTS = ['order', 'refund', 'payment-agent'] as const;
export type Consent = (typeof CONSENTS)[number];

interface ConsentsProps {
  given: ReadonlySet<Consent>;
  onChange: (given: ReadonlySet<Consent>) => void;
  /** Someone pressed pay without them. */
  isMissed: boolean;
}

/** Confirmations required before paying; each can be read in full where it stands. */
export function Consents({ given, onChange, isMissed }: ConsentsProps) {
  const { t } = useTranslation('checkout');
  const isAll = CONSENTS.every((consent) => given.has(consent));

  function set(consent: Consent, isGiven: boolean): void {
    const next = new Set(given);
    if (isGiven) next.add(consent);
    else next.delete(consent);
    onChange(next);
  }

  return (
    <fieldset className={styles['consents']}>
      <legend className={styles['legend']}>{t('consent.title')}</legend>
      <div className={styles['all']}>
        <Checkbox
          label={<strong>{t('consent.all')}</strong>}
          checked={isAll}
          onChange={(event) => onChange(new Set(event.target.checked ? CONSENTS : []))}
          error={isMissed && !isAll ? t('consent.missing') : undefined}
        />
      </div>
      {CONSENTS.map((consent) => (
        <div key={consent} className={styles['one']}>
          <Checkbox
            label={t(`consent.${consent}`)}
            checked={given.has(consent)}
            onChange={(event) => set(consent, event.target.checked)}
          />
          <details className={styles['more']}>
            <summary>{t('consent.read')}</summary>
            <p>{t(`consent.${consent}.text`)}</p>
          </details>
        </div>
      ))}
    </fieldset>
  );
}
