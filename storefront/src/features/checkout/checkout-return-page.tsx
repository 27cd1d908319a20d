import { useTranslation } from 'react-i18next';
import { useLocation, useParams, useSearchParams } from 'react-router';
import { usePageTitle } from '../../lib/use-page-title';
import { paymentReturnOf } from './api/confirm-payment';
import { PaymentFailed } from './components/payment-failed';
import { PaymentSucceeded } from './components/payment-succeeded';

/** Where Toss sends the buyer back to: /checkout/:bookingId/success and /fail. */
export function CheckoutReturnPage() {
  const { bookingId = '' } = useParams();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const { t } = useTranslation('checkout');
  const payment = pathname.endsWith('/success') ? paymentReturnOf(search) : null;
  usePageTitle(t(payment ? 'checking.title' : 'failed.title'));
  return payment ? (
    <PaymentSucceeded bookingId={bookingId} payment={payment} />
  ) : (
    <PaymentFailed bookingId={bookingId} code={search.get('code')} />
  );
}
