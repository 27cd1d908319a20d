import { useTranslation } from 'react-i18next';
import type { SaleStatus } from '../../api/types';
import { Badge, type Tone } from '../../ui/badge';
import styles from './sale-badge.module.css';

const TONES: Record<SaleStatus, Tone> = {
  upcoming: 'notice',
  'on-sale': 'accent',
  'sold-out': 'neutral',
  closed: 'neutral',
};

/** The state of a sale in a word. On pictures it brings its own ground. */
export function SaleBadge({ status, onPicture = false }: { status: SaleStatus; onPicture?: boolean }) {
  const { t } = useTranslation('catalog');
  const word = t(`sale.${status}`);
  return onPicture ? <span className={styles['on-picture']}>{word}</span> : <Badge tone={TONES[status]}>{word}</Badge>;
}
