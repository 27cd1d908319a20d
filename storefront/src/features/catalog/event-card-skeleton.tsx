import { Skeleton } from '../../ui/skeleton';
import styles from './event-card.module.css';

export function EventCardSkeleton() {
  return (
    <div className={styles['card']} aria-hidden="true">
      <Skeleton ratio="3 / 4" radius="var(--radius-md)" />
      <p className={styles['title']}>
        <Skeleton width="88%" />
      </p>
      <p className={styles['detail']}>
        <Skeleton width="62%" />
      </p>
      <p className={styles['price']}>
        <Skeleton width="46%" />
      </p>
    </div>
  );
}
