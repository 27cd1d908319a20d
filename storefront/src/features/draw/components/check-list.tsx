import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon';
import { VisuallyHidden } from '../../../ui/visually-hidden';
import type { Check } from '../check-draw';
import styles from './check-list.module.css';

/** Every question that was asked, in words, with its answer. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  const { t } = useTranslation('draw');
  return (
    <ul className={styles['list']}>
      {checks.map(({ id, isOk }) => (
        <li key={id} data-ok={isOk}>
          <Icon name={isOk ? 'check' : 'close'} size={20} />
          <div>
            <strong>
              {t(`check.${id}`)}
              <VisuallyHidden>: {t(isOk ? 'yes' : 'no')}</VisuallyHidden>
            </strong>
            <p>{t(isOk ? `check.${id}-means` : `check.${id}-wrong`)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
