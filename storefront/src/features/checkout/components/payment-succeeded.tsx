import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { isProblem } from '../../../api/api-problem';
import { bookingKey, bookingQuery } from '../../../api/queries/get-booking';
import { useProblemText } from '../../../api/problem-text';
import { Button, ButtonLink } from '../../../ui/button';
import { confirmPaymentQuery, isUndecided, type PaymentReturn } from '../api/confirm-payment';
import { Checking, HoldOver, NotPaid } from './outcome';
import { PaymentFailed } from './payment-failed';

/** After this many milliseconds without a result the text admits that it takes longer. */
const LONG = 30_000;

/** Toss has the buyer's consent; now the server takes the money, once, and this page waits for what came of it. */
export function PaymentSucceeded({ bookingId, payment }: { bookingId: string; payment: PaymentReturn }) {
  const { t } = useTranslation('checkout');
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const confirmation = useQuery(confirmPaymentQuery(bookingId, payment));
  const isUnknown = confirmation.data?.status === 'UNKNOWN' || isUndecided(confirmation.error);
  const later = useQuery({ ...bookingQuery(bookingId), enabled: isUnknown, refetchInterval: 2000, staleTime: 0 });
  const [isLong, setLong] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG);
    return () => clearTimeout(timer);
  }, []);

  // Paid, or an account to pay into: the booking's own page says the rest.
  const settled = confirmation.data?.status === 'UNKNOWN' ? undefined : confirmation.data?.booking;
  useEffect(() => {
    if (!settled) return;
    queryClient.setQueryData(bookingKey(bookingId), settled);
    void queryClient.invalidateQueries({ queryKey: ['bookings'] });
  }, [settled, bookingId, queryClient]);

  if (settled) return <Navigate to={`/bookings/${bookingId}?paid=1`} replace />;
  const { error } = confirmation;
  if (isUnknown) {
    const state = later.data?.state;
    if (state === 'CONFIRMED' || state === 'AWAITING_DEPOSIT')
      return <Navigate to={`/bookings/${bookingId}?paid=1`} replace />;
    if (state === 'EXPIRED' || state === 'CANCELLED') return <HoldOver booking={later.data} />;
    // Back from PAYING to HELD: the gateway's last word was no.
    if (state === 'HELD' && later.data?.payment?.status === 'FAILED')
      return <PaymentFailed bookingId={bookingId} code={null} />;
    return <Checking isLong={isLong} amount={payment.amount} />;
  }
  if (!error) return <Checking isLong={isLong} amount={payment.amount} />;

  if (isProblem(error, 'payment.already-done')) return <Navigate to={`/bookings/${bookingId}`} replace />;
  if (isProblem(error, 'payment.declined')) {
    const { reason } = error.details;
    return <PaymentFailed bookingId={bookingId} code={typeof reason === 'string' ? reason : null} />;
  }
  if (isProblem(error, 'booking.hold-expired'))
    return <Over bookingId={bookingId} moneyReturns={error.details['moneyReturns'] === true} />;
  return (
    <NotPaid title={t('failed.title')} reason={problemText(error)}>
      <Button size="lg" onClick={() => void confirmation.refetch()}>
        {t('failed.check-again')}
      </Button>
      <ButtonLink variant="secondary" size="lg" to="/bookings">
        {t('checking.bookings')}
      </ButtonLink>
    </NotPaid>
  );
}

function Over({ bookingId, moneyReturns }: { bookingId: string; moneyReturns: boolean }) {
  const { data } = useQuery(bookingQuery(bookingId));
  return <HoldOver booking={data} moneyReturns={moneyReturns} />;
}
