import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon';
import { keyOf, type PaymentMethod } from '../api/payment-method';
import styles from './method-choice.module.css';

interface MethodChoiceProps {
  offered: readonly PaymentMethod[];
  chosen: PaymentMethod;
  onChoose: (method: PaymentMethod) => void;
}

export function MethodChoice({ offered, chosen, onChoose }: MethodChoiceProps) {
  const { t } = useTranslation('checkout');
  return (
    <fieldset className={styles['methods']}>
      <legend className={styles['legend']}>{t('method.title')}</legend>
      <div className={styles['grid']}>
        {offered.map((method) => {
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
                  {method.kind === 'easy-pay' ? t(`method.${key}.sign`) : <Icon name="card" size={20} />}
                </span>
                <span className={styles['name']}>{t(`method.${key}`)}</span>
                <Icon name="check" size={18} className={styles['check']} />
              </span>
            </label>
          );
        })}
      </div>
      <p className={styles['note']}>{t('method.note')}</p>
    </fieldset>
  );
}
