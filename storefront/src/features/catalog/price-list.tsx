import { useTranslation } from 'react-i18next';
import type { EventDetail, PriceGrade } from '../../api/types';
import { useFormat } from '../../lib/format';
import { Price } from '../../ui/price';
import { Skeleton } from '../../ui/skeleton';
import styles from './price-list.module.css';

interface PriceListProps {
  grades: readonly PriceGrade[] | undefined;
  event: EventDetail;
  isLoading: boolean;
}

/** What a seat costs, and what is added to it. */
export function PriceList({ grades, event, isLoading }: PriceListProps) {
  const { t } = useTranslation('catalog');
  const { text, won } = useFormat();
  return (
    <section>
      <h2 className={styles['heading']}>{t('prices.title')}</h2>
      <ul className={styles['list']}>
        {grades?.map((grade) => (
          <li key={grade.id}>
            <span
              className={styles['swatch']}
              style={{ background: `var(--grade-${grade.color})` }}
              aria-hidden="true"
            />
            <span className={styles['name']}>{text(grade.name)}</span>
            <Price amount={grade.price} />
          </li>
        ))}
        {!grades && isLoading && Array.from({ length: 4 }, (_, at) => <Skeleton key={at} height="1.5rem" />)}
      </ul>
      <p className={styles['note']}>
        {t('prices.fee', { fee: won(event.bookingFeePerTicket) })} ·{' '}
        {t('prices.limit', { count: event.seatsPerPerson })}
      </p>
    </section>
  );
}
