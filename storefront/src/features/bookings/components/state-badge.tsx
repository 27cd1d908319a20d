import { useTranslation } from 'react-i18next';
import type { BookingState } from '../../../api/types';
import { Badge, type Tone } from '../../../ui/badge';

const TONES: Readonly<Record<BookingState, Tone>> = {
  HELD: 'notice',
  PAYING: 'info',
  AWAITING_DEPOSIT: 'notice',
  CONFIRMED: 'success',
  CANCELLED: 'neutral',
  EXPIRED: 'neutral',
};

export function StateBadge({ state }: { state: BookingState }) {
  const { t } = useTranslation('bookings');
  return <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>;
}
