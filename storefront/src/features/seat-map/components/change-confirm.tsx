import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../../api/api-problem';
import { useFormat } from '../../../lib/format';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Notice, ProblemNotice } from '../../../ui/notice';
import { Price } from '../../../ui/price';
import { Skeleton } from '../../../ui/skeleton';
import { type ChangeQuote, changeQuoteQuery, type ChangeWish } from '../api/change-seats';
import styles from './change-confirm.module.css';
import { type ChangeSide, ChangeSwap } from './change-swap';

interface ChangeConfirmProps {
  wish: ChangeWish;
  /** The new seats, and when their show begins. */
  to: ChangeSide;
  isPending: boolean;
  /** Why the change was refused, if it was. */
  problem: unknown;
  onConfirm: (difference: number) => void;
  onClose: () => void;
}

/** What changing costs to the won, under which rule, and the last word. */
export function ChangeConfirm({ wish, to, isPending, problem, onConfirm, onClose }: ChangeConfirmProps) {
  const { t } = useTranslation('seat-map');
  const { data: quote, error, isFetching, refetch } = useQuery(changeQuoteQuery(wish));
  const isRefused = error !== null && isProblem(error, 'change.not-possible');
  const label = (): string => {
    if (!quote) return t('change.wait');
    if (quote.difference > 0) return t('change.pay');
    return t('change.now');
  };
  return (
    <Dialog
      open
      as="sheet"
      title={t('change.title')}
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('change.again')}
          </Button>
          {error && !quote ? (
            !isRefused && (
              <Button loading={isFetching} onClick={() => void refetch()}>
                {t('change.retry')}
              </Button>
            )
          ) : (
            <Button
              loading={isPending}
              disabled={!quote || isFetching}
              onClick={() => quote && onConfirm(quote.difference)}
            >
              {label()}
            </Button>
          )}
        </>
      }
    >
      <div className={styles['body']}>
        <ChangeSwap wish={wish} to={to} />
        <div className={styles['body']} aria-live="polite" aria-busy={isFetching}>
          {!quote && !error && <Skeleton height="14rem" radius="var(--radius-lg)" />}
          {!quote && <ProblemNotice error={error} />}
          {quote && <ChangeSums quote={quote} />}
          {isProblem(problem, 'change.quote-changed') ? (
            <Notice tone="warning" urgent>
              {t('change.changed')}
            </Notice>
          ) : (
            <ProblemNotice error={problem} />
          )}
        </div>
      </div>
    </Dialog>
  );
}

function ChangeSums({ quote }: { quote: ChangeQuote }) {
  const { t } = useTranslation('seat-map');
  const format = useFormat();
  const { credit, newTickets, newBookingFee, changeFee, difference, floorPercent, changeUntil } = quote;
  const result = difference > 0 ? 'to-pay' : difference < 0 ? 'to-get-back' : 'even';
  return (
    <>
      <dl className={styles['rows']}>
        <div>
          <dt>{t('change.new-tickets', { count: quote.newItems.length })}</dt>
          <dd>
            <Price amount={newTickets} />
          </dd>
        </div>
        {newBookingFee > 0 && (
          <div>
            <dt>{t('tray.fee')}</dt>
            <dd>
              <Price amount={newBookingFee} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('change.fee')}</dt>
          <dd>{changeFee > 0 ? <Price amount={changeFee} /> : t('change.no-fee')}</dd>
        </div>
        <div>
          <dt>{t('change.credit')}</dt>
          <dd>
            −<Price amount={credit} />
          </dd>
        </div>
        <div className={styles['total']}>
          <dt>{t(`change.${result}`)}</dt>
          <dd>
            <Price amount={Math.abs(difference)} />
          </dd>
        </div>
      </dl>
      <ul className={styles['notes']}>
        <li>{t(`change.note.${result}`)}</li>
        {changeFee > 0 && difference <= 0 && (
          <li>{t('change.note.fee', { percent: format.percent(quote.rule.feePercent) })}</li>
        )}
        {floorPercent > 0 && <li>{t('change.note.floor', { percent: format.percent(floorPercent) })}</li>}
        <li>{t('change.note.until', { at: format.deadline(changeUntil) })}</li>
      </ul>
    </>
  );
}
