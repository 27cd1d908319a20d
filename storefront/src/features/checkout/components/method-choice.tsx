import { useTranslation } from 'react-i18next';
import type { Checkout } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { Icon, type IconName } from '../../../ui/icon';
import { Skeleton } from '../../../ui/skeleton';
import { keyOf, type PaymentMethod } from '../api/payment-method';
import styles from './method-choice.module.css';

interface MethodChoiceProps {
  /** Undefined while nobody knows yet. */
  offered: readonly PaymentMethod[] | undefined;
  account: Checkout['virtualAccount'];
  chosen: PaymentMethod;
  onChoose: (method: PaymentMethod) => void;
}

const SIGNS: Readonly<Record<Exclude<PaymentMethod['kind'], 'easy-pay'>, IconName>> = {
  card: 'card',
  transfer: 'arrow-right',
  'virtual-account': 'bank',
};

/** How to pay; below the choices, what the chosen one means. */
export function MethodChoice({ offered, account, chosen, onChoose }: MethodChoiceProps) {
  const { t } = useTranslation('checkout');
  const format = useFormat();
  return (
    <fieldset className={styles['methods']}>
      <legend className={styles['legend']}>{t('method.title')}</legend>
      <div className={styles['grid']}>
        {!offered && [0, 1, 2, 3].map((place) => <Skeleton key={place} height="3.5rem" radius="var(--radius-md)" />)}
        {offered?.map((method) => {
          const key = keyOf(method);
          return (
            <label key={key} className={styles['method']}>
              <input
                type="radio"
                name="method"
                value={key}
                checked={key === keyOf(chosen)}
                onChange={() => onChoose(method)}
              />
              <span className={styles['face']}>
                <span className={styles['sign']} data-method={key} aria-hidden="true">
                  {method.kind === 'easy-pay' ? t(`method.${key}.sign`) : <Icon name={SIGNS[method.kind]} size={20} />}
                </span>
                <span className={styles['name']}>{t(`method.${key}`)}</span>
                <Icon name="check" size={18} className={styles['check']} />
              </span>
            </label>
          );
        })}
      </div>
      <p className={styles['meaning']} role="status">
        {t(`method.meaning.${chosen.kind}`, { due: account ? format.dateTime(account.dueAt) : '' })}
      </p>
      <p className={styles['note']}>{t('method.note')}</p>
    </fieldset>
  );
}
