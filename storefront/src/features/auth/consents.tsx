import type { FieldErrors, UseFormRegisterReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../ui/field';
import styles from './auth-page.module.css';

export interface ConsentFields {
  agreedToTerms: boolean;
  agreedToPrivacy: boolean;
  agreedToMarketing: boolean;
}

const REQUIRED = ['agreedToTerms', 'agreedToPrivacy'] as const;

interface ConsentsProps {
  /** The form's `register`, narrowed to the consents. */
  register: (name: keyof ConsentFields, options?: { required: string }) => UseFormRegisterReturn;
  errors: FieldErrors<ConsentFields>;
}

/** Required and optional consents apart, none ticked beforehand, each with its text beside it. */
export function Consents({ register, errors }: ConsentsProps) {
  const { t } = useTranslation('auth');
  return (
    <>
      <fieldset className={styles['consents']}>
        <legend>{t('consents.required')}</legend>
        {REQUIRED.map((name) => (
          <div key={name}>
            <Checkbox
              className={styles['consent']}
              label={t(`consents.${name}`)}
              error={errors[name]?.message}
              {...register(name, { required: t('consents.needed') })}
            />
            <Terms text={t(`consents.${name}.text`)} />
          </div>
        ))}
      </fieldset>
      <fieldset className={styles['consents']}>
        <legend>{t('consents.optional')}</legend>
        <div>
          <Checkbox
            className={styles['consent']}
            label={t('consents.agreedToMarketing')}
            {...register('agreedToMarketing')}
          />
          <Terms text={t('consents.agreedToMarketing.text')} />
        </div>
      </fieldset>
    </>
  );
}

function Terms({ text }: { text: string }) {
  const { t } = useTranslation('auth');
  return (
    <details className={styles['terms']}>
      <summary>{t('consents.read')}</summary>
      <p>{text}</p>
    </details>
  );
}
