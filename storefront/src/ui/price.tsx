import { useFormat } from '../lib/format';
import styles from './price.module.css';

/** An amount of won. The figure is strong, the unit quiet. */
export function Price({ amount }: { amount: number }) {
  const format = useFormat();
  const figure = format.number(amount);
  return format.language === 'ko' ? (
    <span className={styles['price']}>
      {figure}
      <span className={styles['unit']}>원</span>
    </span>
  ) : (
    <span className={styles['price']}>₩{figure}</span>
  );
}
