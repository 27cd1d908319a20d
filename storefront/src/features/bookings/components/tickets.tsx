import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { Loading, Skeleton } from '../../../ui/skeleton';
import { ErrorState } from '../../../ui/states';
import { ticketsQuery } from '../api/get-tickets';
import { changedSeats } from '../changed-seats';
import { useKeptOffline } from '../use-kept-offline';
import { TicketCard } from './ticket-card';
import { TicketViewer } from './ticket-viewer';
import styles from './tickets.module.css';

/** The tickets of a paid booking. */
export function Tickets({ booking, isJustPaid }: { booking: Booking; isJustPaid: boolean }) {
  const { t } = useTranslation('bookings');
  const { language } = useFormat();
  const { data, error, refetch } = useQuery(ticketsQuery(booking.id));
  const tickets = data?.items;
  const changed = changedSeats(booking);
  const isFrozen = data?.transferable === false;
  const [shown, setShown] = useState<string | null>(null);
  const showable = tickets?.filter(({ state, qrSvg }) => state === 'VALID' && qrSvg !== '') ?? [];
  const isOffline = useKeptOffline({ bookingId: booking.id, language, isUsable: showable.length > 0, isJustPaid });

  return (
    <section aria-labelledby="tickets-title">
      <h2 id="tickets-title" className={styles['heading']}>
        {t('tickets.title')}
      </h2>
      <p className={styles['note']}>
        {t('tickets.note')} {isOffline && t('tickets.offline')}
      </p>
      {isFrozen && <p className={styles['frozen']}>{t('tickets.frozen')}</p>}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!tickets && !error && (
        <>
          <Loading />
          <Skeleton height="13rem" radius="var(--radius-xl)" />
        </>
      )}
      <ul className={styles['list']}>
        {tickets?.map((ticket, index) => (
          <li key={ticket.id}>
            <TicketCard
              ticket={ticket}
              performance={booking.performance}
              place={{ number: index + 1, of: tickets.length }}
              isChanged={changed.has(ticket.seat.seatId)}
              onEnlarge={() => setShown(ticket.id)}
            />
          </li>
        ))}
      </ul>
      {shown !== null && (
        <TicketViewer
          tickets={showable}
          isFrozen={isFrozen}
          start={Math.max(
            0,
            showable.findIndex(({ id }) => id === shown),
          )}
          onClose={() => setShown(null)}
        />
      )}
    </section>
  );
}
