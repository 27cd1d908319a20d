import { Loading, Skeleton } from '../../../ui/skeleton';
import styles from './checkout-form.module.css';

export function CheckoutSkeleton() {
  return (
    <div className={styles['page']}>
      <Loading />
      <div className={styles['clock']}>
        <Skeleton height="3.25rem" radius="var(--radius-md)" />
      </div>
      <div className={styles['columns']}>
        <div className={styles['main']}>
          <Skeleton height="12rem" radius="var(--radius-lg)" />
          <Skeleton height="14rem" radius="var(--radius-lg)" />
        </div>
        <div className={styles['side']}>
          <Skeleton height="26rem" radius="var(--radius-lg)" />
        </div>
      </div>
    </div>
  );
}
