import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { performanceQuery } from '../../api/queries/get-performance';
import { bookingQuery } from '../../api/queries/get-booking';
import type { Booking } from '../../api/types';
import { useFormat } from '../../lib/format';
import { usePageTitle } from '../../lib/use-page-title';
import { Button } from '../../ui/button';
import { CancellationDates } from '../../ui/cancellation-dates';
import { Icon } from '../../ui/icon';
import { ProblemNotice } from '../../ui/notice';
import { PosterImage } from '../../ui/poster-image';
import { Loading, Skeleton } from '../../ui/skeleton';
import { ErrorState } from '../../ui/states';
import { useDownloadPdf } from './api/use-download-pdf';
import styles from './booking-page.module.css';
import { BookingFacts } from './components/booking-facts';
import { Cancellation } from './components/cancellation';
import { Changing } from './components/changing';
import { Refunds } from './components/money-history';
import { StateBadge } from './components/state-badge';
import { StateMessage } from './components/state-message';
import { Tickets } from './components/tickets';
import { Suspicion } from './suspicion/suspicion';

/** /bookings/:bookingId: everything about one booking, its tickets first. */
export function BookingPage() {
  const { bookingId = '' } = useParams();
  const { t } = useTranslation('bookings');
  const [search] = useSearchParams();
  const {
    data: booking,
    error,
    refetch,
  } = useQuery({
    ...bookingQuery(bookingId),
    refetchInterval: ({ state }) => (state.data ? pollEvery(state.data) : false),
  });
  usePageTitle(booking ? `${t('page.title')} ${booking.number}` : t('page.title'));

  if (!booking) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Waiting />;
  return (
    <BookingDetails
      booking={booking}
      isJustPaid={search.has('paid') || search.has('changed')}
      onChanged={() => void refetch()}
    />
  );
}

/** How often the page looks again, in milliseconds: while money is on its way in or back, people watch. */
function pollEvery({ state, refunds }: Booking): number | false {
  if (state === 'PAYING') return 2000;
  if (state === 'AWAITING_DEPOSIT') return 3000;
  return refunds.some((refund) => ['REQUESTED', 'SENT', 'UNKNOWN'].includes(refund.state)) ? 3000 : false;
}

interface BookingDetailsProps {
  booking: Booking;
  isJustPaid: boolean;
  onChanged: () => void;
}

function BookingDetails({ booking, isJustPaid, onChanged }: BookingDetailsProps) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { state, performance } = booking;
  const isConfirmed = state === 'CONFIRMED';
  const isChange = booking.changes.some(({ direction }) => direction === 'FROM');
  const isRefunded = booking.refunds.some(({ cause }) => cause !== 'CHANGE');
  const detail = useQuery({
    ...performanceQuery(performance.id),
    enabled: isConfirmed || state === 'AWAITING_DEPOSIT',
  });
  const pdf = useDownloadPdf();
  const thanks = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    if (isJustPaid) thanks.current?.focus();
  }, [isJustPaid]);

  return (
    <div className={styles['page']}>
      {isJustPaid && isConfirmed && !isRefunded && (
        <p ref={thanks} className={styles['thanks']} tabIndex={-1} role="status">
          <Icon name="check" size={22} />
          {t(isChange ? 'page.changed' : 'page.thanks')}
        </p>
      )}
      <header className={styles['head']}>
        <PosterImage poster={performance.event.poster} size="thumbnail" decorative eager className={styles['poster']} />
        <div>
          <p className={styles['badges']}>
            <StateBadge booking={booking} />
          </p>
          <h1 className={styles['title']}>
            <Link to={`/events/${performance.event.id}`}>{format.text(performance.event.title)}</Link>
          </h1>
          <p className={styles['line']}>
            <Icon name="calendar" size={18} />
            <time dateTime={performance.startsAt}>{format.dateTime(performance.startsAt)}</time>
          </p>
          <p className={styles['line']}>
            <Icon name="pin" size={18} />
            {format.text(performance.venue.name)}
          </p>
        </div>
      </header>
      <StateMessage booking={booking} onExpired={onChanged} />
      {isConfirmed && <Suspicion bookingId={booking.id} />}
      <div className={styles['columns']}>
        <div className={styles['main']}>
          {isConfirmed && <Tickets booking={booking} isJustPaid={isJustPaid} />}
          {isConfirmed && (
            <div className={styles['pdf']}>
              <ProblemNotice error={pdf.error} />
              <Button
                variant="secondary"
                icon="download"
                loading={pdf.isPending}
                onClick={() => pdf.mutate({ bookingId: booking.id, number: booking.number, locale: format.language })}
              >
                {t('pdf.download')}
              </Button>
            </div>
          )}
          <Refunds booking={booking} />
          <Changing booking={booking} />
          <Cancellation booking={booking} />
          {detail.data && (
            <section aria-labelledby="ladder-title">
              <h2 id="ladder-title" className={styles['heading']}>
                {t('ladder.title')}
              </h2>
              <CancellationDates steps={detail.data.cancellationLadder} />
            </section>
          )}
        </div>
        <BookingFacts booking={booking} />
      </div>
    </div>
  );
}

function Waiting() {
  return (
    <div className={styles['page']}>
      <Loading />
      <Skeleton height="9rem" radius="var(--radius-lg)" />
      <Skeleton height="16rem" radius="var(--radius-xl)" />
    </div>
  );
}
