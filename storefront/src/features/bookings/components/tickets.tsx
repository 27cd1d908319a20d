import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '../../../api/types';
import { Loading, Skeleton } from '../../../ui/skeleton';
import { ErrorState } from '../../../ui/states';
import { ticketsQuery } from '../api/get-tickets';
import { TicketCard } from './ticket-card';
import { TicketViewer } from './ticket-viewer';
import styles from './tickets.module.css';

/** The tickets of a paid booking. */
export function Tickets({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const { data, error, refetch } = useQuery(ticketsQuery(booking.id));
  const tickets = data?.items;
  const isFrozen = data?.transferable === false;
  const [shown, setShown] = useState<string | null>(null);
  const showable = tickets?.filter(({ state, qrSvg }) => state === 'VALID' && qrSvg !== '') ?? [];

  return (
    <section aria-labelledby="tickets-title">
      <h2 id="tickets-title" className={styles['heading']}>
        {t('tickets.title')}
      </h2>
      <p className={styles['note']}>{t('tickets.note')}</p>
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
