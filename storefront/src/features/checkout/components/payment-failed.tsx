import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { bookingQuery } from '../../../api/queries/get-booking';
import { ButtonLink } from '../../../ui/button';
import { HoldClock } from './hold-clock';
import { Checking, HoldOver, NotPaid } from './outcome';
import { useTossWords } from './toss-words';

/** Nothing was charged: why, and another try while the seats are held. */
export function PaymentFailed({ bookingId, code }: { bookingId: string; code: string | null }) {
  const { t } = useTranslation('checkout');
  const tossWords = useTossWords();
  const { data: booking, refetch } = useQuery({ ...bookingQuery(bookingId), staleTime: 0 });
  if (booking?.state === 'CONFIRMED') return <Navigate to={`/bookings/${bookingId}`} replace />;
  if (booking?.state === 'EXPIRED' || booking?.state === 'CANCELLED') return <HoldOver booking={booking} />;
  if (booking?.state === 'PAYING') return <Checking amount={booking.due} />;
  const isCancelled = code === 'PAY_PROCESS_CANCELED' || code === 'USER_CANCEL';
  return (
    <NotPaid title={t(isCancelled ? 'failed.cancelled' : 'failed.title')} reason={tossWords(code)}>
      {booking?.expiresAt && <HoldClock expiresAt={booking.expiresAt} onEnd={() => void refetch()} />}
      <ButtonLink size="lg" block to={`/checkout/${bookingId}`} replace>
        {t('failed.again')}
      </ButtonLink>
    </NotPaid>
  );
}
