import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import { Button } from '../../../ui/button';
import { Countdown } from '../../../ui/countdown';
import { Icon } from '../../../ui/icon';
import { Price } from '../../../ui/price';
import { gradeVariable } from '../canvas/palette';
import type { Seating } from '../status/use-seat-board';
import styles from './selection-tray.module.css';

interface SelectionTrayProps {
  seating: Seating;
  ordinals: readonly number[];
  limit: number;
  /** For a change of seats: exactly so many. */
  needed: number | undefined;
  /** Won per ticket. */
  bookingFee: number;
  /** Instant before which nothing can be held; null when the sale is open. */
  opensAt: string | null;
  isClosed: boolean;
  isHolding: boolean;
  onOpened: () => void;
  onRemove: (ordinal: number) => void;
  onShow: (ordinal: number) => void;
  onHold: () => void;
  /** Another way to seats, offered while none is chosen. */
  best?: ReactNode;
}

/** Chosen seats, what they cost, and the way on. */
export function SelectionTray(props: SelectionTrayProps) {
  const { seating, ordinals, limit, needed, bookingFee, opensAt, isClosed, isHolding, best } = props;
  const offersBest = ordinals.length === 0 && Boolean(best);
  const missing = Math.max(0, (needed ?? 1) - ordinals.length);
  const { t } = useTranslation('seat-map');
  const format = useFormat();
  const { plan, board, grades } = seating;
  const tickets = ordinals.reduce((sum, ordinal) => sum + (grades[board.gradeOf(ordinal)]?.price ?? 0), 0);
  const fees = bookingFee * ordinals.length;

  return (
    <section className={styles['tray']} aria-label={t('tray.label')}>
      <header className={styles['head']}>
        <h2 className={styles['title']}>{t('tray.title')}</h2>
        <span className={styles['count']}>{t('tray.count', { chosen: ordinals.length, limit })}</span>
      </header>
      {ordinals.length === 0 ? (
        <p className={styles['empty']}>{needed ? t('change.empty', { count: needed }) : t('tray.empty', { limit })}</p>
      ) : (
        <ul className={styles['seats']}>
          {ordinals.map((ordinal) => {
            const grade = grades[board.gradeOf(ordinal)];
            const label = format.text(plan.labelOf(ordinal));
            return (
              <li key={ordinal} className={styles['seat']}>
                <i
                  className={styles['swatch']}
                  style={{ background: gradeVariable(grade?.color ?? 0) }}
                  aria-hidden="true"
                />
                <button type="button" className={styles['where']} onClick={() => props.onShow(ordinal)}>
                  <span className={styles['grade']}>{grade && format.text(grade.name)}</span>
                  <span className={styles['label']}>{label}</span>
                </button>
                <span className={styles['price']}>{grade && <Price amount={grade.price} />}</span>
                <button
                  type="button"
                  className={styles['remove']}
                  aria-label={t('tray.remove', { seat: label })}
                  onClick={() => props.onRemove(ordinal)}
                >
                  <Icon name="close" size={16} />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {ordinals.length > 0 && (
        <dl className={styles['sums']}>
          <div>
            <dt>{t('tray.tickets')}</dt>
            <dd>
              <Price amount={tickets} />
            </dd>
          </div>
          <div>
            <dt>{t('tray.fee')}</dt>
            <dd>
              <Price amount={fees} />
            </dd>
          </div>
          <div className={styles['total']}>
            <dt>
              {t(needed ? 'change.worth' : 'tray.total')}
              <span className={styles['included']}>{t('tray.included', { fee: format.won(fees) })}</span>
            </dt>
            <dd>
              <Price amount={tickets + fees} />
            </dd>
          </div>
        </dl>
      )}
      <div className={styles['foot']}>
        {opensAt && !isClosed && (
          <p className={styles['opens']}>
            {t('sale.opens', { at: format.shortDateTime(opensAt) })}
            <b>
              <Countdown key={opensAt} until={opensAt} onEnd={props.onOpened} />
            </b>
          </p>
        )}
        {offersBest ? (
          best
        ) : (
          <Button
            size="lg"
            block
            loading={isHolding}
            disabled={missing > 0 || opensAt !== null || isClosed}
            onClick={props.onHold}
          >
            {isClosed
              ? t('sale.closed')
              : ordinals.length === 0
                ? t('tray.choose')
                : needed
                  ? missing > 0
                    ? t('change.missing', { count: missing })
                    : t('change.see')
                  : t('tray.hold', { seats: ordinals.length })}
          </Button>
        )}
      </div>
    </section>
  );
}
