import { useTranslation } from 'react-i18next';
import type { Booking, Ticket } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { Icon } from '../../../ui/icon';
import styles from './ticket-card.module.css';

interface TicketCardProps {
  ticket: Ticket;
  performance: Booking['performance'];
  /** 2 of 4 */
  place: { readonly number: number; readonly of: number };
  /** Its seat became another one. */
  isChanged: boolean;
  onEnlarge: () => void;
}

/** A ticket as one would like to hold it: the show, the seat, the code. White around the code also at night. */
export function TicketCard({ ticket, performance, place, isChanged, onEnlarge }: TicketCardProps) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { seat, state, qrSvg } = ticket;
  const isValid = state === 'VALID';
  return (
    <article
      className={styles['ticket']}
      data-state={state}
      aria-label={t('ticket.label', { ...place, seat: format.text(seat.label) })}
    >
      <div className={styles['main']}>
        <p className={styles['top']}>
          <span>TIKETI</span>
          <span>{t('ticket.place', place)}</span>
        </p>
        <h3 className={styles['title']}>{format.text(performance.event.title)}</h3>
        <dl className={styles['facts']}>
          <div className={styles['wide']}>
            <dt>{t('ticket.when')}</dt>
            <dd>
              <time dateTime={performance.startsAt}>{format.dateTime(performance.startsAt)}</time>
            </dd>
          </div>
          <div className={styles['wide']}>
            <dt>{t('ticket.where')}</dt>
            <dd>{format.text(performance.venue.name)}</dd>
          </div>
          <div>
            <dt>{t('ticket.grade')}</dt>
            <dd>{format.text(seat.grade.name)}</dd>
          </div>
          <div className={styles['seat']}>
            <dt>{t('ticket.seat')}</dt>
            <dd>{format.text(seat.label)}</dd>
          </div>
        </dl>
      </div>
      <div className={styles['stub']}>
        {isValid && qrSvg !== '' ? (
          <button type="button" className={styles['code']} aria-label={t('ticket.enlarge')} onClick={onEnlarge}>
            <img src={svgUri(qrSvg)} alt={t('ticket.qr', { seat: format.text(seat.label) })} width={132} height={132} />
          </button>
        ) : (
          <p className={styles['used']}>
            <Icon name={state === 'USED' ? 'check' : 'close'} size={28} />
            {t(state === 'VOID' && isChanged ? 'ticket.changed' : `ticket.${state}`)}
          </p>
        )}
        <p className={styles['serial']}>{ticket.code}</p>
      </div>
    </article>
  );
}

/** As an image the drawing can carry no script, whatever it says. */
export function svgUri(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}
