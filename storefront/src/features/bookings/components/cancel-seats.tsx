import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../../api/api-problem';
import type { Booking } from '../../../api/types';
import { useFormat } from '../../../lib/format';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Checkbox } from '../../../ui/field';
import { Notice, ProblemNotice } from '../../../ui/notice';
import { Skeleton } from '../../../ui/skeleton';
import { toast } from '../../../ui/toast';
import { cancellationQuoteQuery, keyFor, useCancelSeats } from '../api/cancellation';
import styles from './cancel-seats.module.css';
import { CancellationSums } from './cancellation-sums';
import { emptyAccount, isComplete, RefundAccountFields } from './refund-account-fields';

/** Seats to give back, what that costs to the won, and the last word. */
export function CancelSeats({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const seats = booking.seats.filter(({ state }) => state === 'SOLD');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(seats.map(({ seatId }) => seatId)));
  const [account, setAccount] = useState(emptyAccount);
  const [isAsked, setAsked] = useState(false);
  const keys = useRef(new Map<string, string>());
  const seatIds = seats.map(({ seatId }) => seatId).filter((id) => chosen.has(id));
  const quote = useQuery(cancellationQuoteQuery(booking.id, seatIds));
  const cancel = useCancelSeats(booking.id);
  const shown = seatIds.length > 0 ? quote.data : undefined;
  const hasChanged = isProblem(cancel.error, 'cancellation.quote-changed');

  function toggle(seatId: string): void {
    const next = new Set(chosen);
    if (!next.delete(seatId)) next.add(seatId);
    setChosen(next);
    cancel.reset();
  }

  function confirm(): void {
    if (!shown) return;
    setAsked(true);
    if (shown.needsRefundAccount && !isComplete(account)) return;
    const expectedRefund = shown.totals.refund;
    const refundAccount = shown.needsRefundAccount ? account : undefined;
    const key = keyFor(keys.current, [...seatIds, expectedRefund, refundAccount?.accountNumber ?? ''].join());
    cancel.mutate(
      { seatIds, expectedRefund, refundAccount, key },
      {
        onSuccess: () => {
          toast(t('cancel.done', { amount: format.won(expectedRefund) }), 'success');
          onClose();
        },
      },
    );
  }

  return (
    <Dialog
      open
      onClose={onClose}
      as="sheet"
      title={t('cancel.title')}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('cancel.keep')}
          </Button>
          <Button variant="danger" loading={cancel.isPending} disabled={!shown || quote.isFetching} onClick={confirm}>
            {shown ? t('cancel.confirm', { amount: format.won(shown.totals.refund) }) : t('cancel.choose')}
          </Button>
        </>
      }
    >
      <div className={styles['body']}>
        <fieldset className={styles['seats']}>
          <legend>{t('cancel.seats')}</legend>
          {seats.map((seat) => (
            <Checkbox
              key={seat.seatId}
              checked={chosen.has(seat.seatId)}
              disabled={cancel.isPending}
              onChange={() => toggle(seat.seatId)}
              label={
                <span className={styles['seat']}>
                  <span>
                    <small>{format.text(seat.grade.name)}</small> {format.text(seat.label)}
                  </span>
                  <span>{format.won(seat.price)}</span>
                </span>
              }
            />
          ))}
        </fieldset>
        <div aria-live="polite" aria-busy={quote.isFetching} className={styles['quote']}>
          {seatIds.length === 0 && <p className={styles['note']}>{t('cancel.none')}</p>}
          {seatIds.length > 0 && !shown && !quote.error && <Skeleton height="12rem" radius="var(--radius-lg)" />}
          {quote.error && seatIds.length > 0 && <ProblemNotice error={quote.error} />}
          {shown && <CancellationSums quote={shown} seats={seats} />}
        </div>
        {shown?.needsRefundAccount && (
          <RefundAccountFields account={account} onChange={setAccount} showsErrors={isAsked} />
        )}
        {hasChanged ? (
          <Notice tone="warning" urgent>
            {t('cancel.changed')}
          </Notice>
        ) : (
          <ProblemNotice error={cancel.error} />
        )}
        <p className={styles['note']}>{t('cancel.final')}</p>
      </div>
    </Dialog>
  );
}
