import { useTranslation } from 'react-i18next';
import type { Booking, BookingState } from '../../../api/types';
import { Badge, type Tone } from '../../../ui/badge';
import { changedSeats } from '../changed-seats';

const TONES: Readonly<Record<BookingState, Tone>> = {
  HELD: 'notice',
  PAYING: 'info',
  AWAITING_DEPOSIT: 'notice',
  CONFIRMED: 'success',
  CANCELLED: 'neutral',
  EXPIRED: 'neutral',
};

/** The state, and what became of seats that are no longer part of the booking. */
export function StateBadge({ booking }: { booking: Pick<Booking, 'state' | 'seats' | 'changes'> }) {
  const { t } = useTranslation('bookings');
  const { state, seats } = booking;
  const changed = changedSeats(booking);
  const isChanged = state === 'CANCELLED' && seats.length > 0 && seats.every(({ seatId }) => changed.has(seatId));
  const gone = state === 'CONFIRMED' ? seats.filter((seat) => seat.state === 'RELEASED') : [];
  const isOnlyChanged = gone.every(({ seatId }) => changed.has(seatId));
  return (
    <>
      <Badge tone={TONES[state]}>{t(isChanged ? 'state.changed' : `state.${state}`)}</Badge>
      {gone.length > 0 && <Badge tone="neutral">{t(isOnlyChanged ? 'state.partly-changed' : 'state.partly')}</Badge>}
    </>
  );
}
