import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { bookingQuery } from '../../api/queries/get-booking';
import { serverNow } from '../../lib/server-clock';
import { usePageTitle } from '../../lib/use-page-title';
import { ErrorState } from '../../ui/states';
import { CheckoutForm } from './components/checkout-form';
import { CheckoutSkeleton } from './components/checkout-skeleton';
import { Checking, HoldOver } from './components/outcome';

/**
 * /checkout/:bookingId: what the page shows is the booking's state on the server, so that a second tab, a reload or the
 * back button never offers to pay twice.
 */
export function CheckoutPage() {
  const { bookingId = '' } = useParams();
  const { t } = useTranslation('checkout');
  const {
    data: booking,
    error,
    refetch,
  } = useQuery({
    ...bookingQuery(bookingId),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'PAYING' ? 2000 : false),
  });
  usePageTitle(t('title'));
  const refresh = useCallback(() => void refetch(), [refetch]);

  if (!booking) return error ? <ErrorState error={error} onRetry={refresh} /> : <CheckoutSkeleton />;
  const { state, expiresAt, due } = booking;
  switch (state) {
    case 'HELD':
      if (!expiresAt || new Date(expiresAt).getTime() <= serverNow()) return <HoldOver booking={booking} />;
      return <CheckoutForm booking={{ ...booking, expiresAt }} onExpired={refresh} />;
    case 'PAYING':
      return <Checking amount={due} />;
    case 'EXPIRED':
      return <HoldOver booking={booking} />;
    case 'CONFIRMED':
    case 'AWAITING_DEPOSIT':
    case 'CANCELLED':
      return <Navigate to={`/bookings/${bookingId}`} replace />;
  }
}
