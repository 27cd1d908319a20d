import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { performanceQuery } from '../../../api/queries/get-performance';
import { useProblemText } from '../../../api/problem-text';
import type { Booking } from '../../../api/types';
import { changeBehind, changePath } from '../../../lib/change-path';
import { useFormat } from '../../../lib/format';
import { Button } from '../../../ui/button';
import { CancellationDates } from '../../../ui/cancellation-dates';
import { CancellationRules } from '../../../ui/cancellation-rules';
import { Dialog } from '../../../ui/dialog';
import { Notice, ProblemNotice } from '../../../ui/notice';
import { toast } from '../../../ui/toast';
import { VisitBar } from '../../../ui/visit-bar';
import { checkoutQuery } from '../api/get-checkout';
import { CARD, choicesOf, type PaymentMethod } from '../api/payment-method';
import { PaymentWindowError } from '../api/toss-sdk';
import { useOpenPayment } from '../api/use-open-payment';
import { useReleaseHold } from '../api/use-release-hold';
import styles from './checkout-form.module.css';
import { CONSENTS, type Consent, Consents } from './consents';
import { HoldClock } from './hold-clock';
import { MethodChoice } from './method-choice';
import { OrderSummary } from './order-summary';
import { useTossWords } from './toss-words';

interface CheckoutFormProps {
  booking: Booking & { expiresAt: string };
  onExpired: () => void;
}

/** The last check before paying: what, how much, how, and under which rules. */
export function CheckoutForm({ booking, onExpired }: CheckoutFormProps) {
  const { t } = useTranslation('checkout');
  const format = useFormat();
  const navigate = useNavigate();
  const tossWords = useTossWords();
  const problemText = useProblemText();
  const [method, setMethod] = useState<PaymentMethod>(CARD);
  const [given, setGiven] = useState<ReadonlySet<Consent>>(new Set());
  const [isMissed, setMissed] = useState(false);
  const [isReleasing, setReleasing] = useState(false);
  const consents = useRef<HTMLDivElement>(null);
  const performance = useQuery(performanceQuery(booking.performance.id));
  const checkout = useQuery(checkoutQuery(booking.id));
  const openPayment = useOpenPayment(booking.id);
  const release = useReleaseHold(booking.id);
  const change = changeBehind(booking);
  const seats = change
    ? changePath(booking.performance.id, { bookingId: change.bookingId, seatIds: change.oldSeatIds })
    : `/performances/${booking.performance.id}/seats`;

  function pay(): void {
    if (CONSENTS.some((consent) => !given.has(consent))) {
      setMissed(true);
      consents.current?.scrollIntoView({ block: 'center', behavior: 'smooth' });
      consents.current?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true });
      return;
    }
    openPayment.mutate(method);
  }

  const { error } = openPayment;
  return (
    <div className={styles['page']}>
      <div className={styles['clock']}>
        <HoldClock expiresAt={booking.expiresAt} onEnd={onExpired} />
      </div>
      <VisitBar performanceId={booking.performance.id} isPaying />
      <h1 className={styles['title']}>{t('title')}</h1>
      <div className={styles['columns']}>
        <div className={styles['main']}>
          {checkout.error ? (
            <Notice tone="warning" urgent>
              <p>{problemText(checkout.error)}</p>
              <Button
                variant="secondary"
                size="sm"
                loading={checkout.isFetching}
                onClick={() => void checkout.refetch()}
              >
                {t('method.retry')}
              </Button>
            </Notice>
          ) : (
            <MethodChoice
              offered={checkout.data && choicesOf(checkout.data.methods)}
              account={checkout.data?.virtualAccount ?? null}
              chosen={method}
              onChoose={setMethod}
            />
          )}
          {performance.data && (
            <section aria-labelledby="ladder-title">
              <h2 id="ladder-title" className={styles['heading']}>
                {t('ladder.title')}
              </h2>
              <CancellationDates steps={performance.data.cancellationLadder} />
              <CancellationRules performance={performance.data} />
            </section>
          )}
          <div ref={consents}>
            <Consents given={given} onChange={setGiven} isMissed={isMissed} />
          </div>
        </div>
        <aside className={styles['side']}>
          <OrderSummary booking={booking} />
          <div className={styles['pay']}>
            {error instanceof PaymentWindowError ? (
              <Notice tone="warning" urgent>
                {tossWords(error.code)}
              </Notice>
            ) : (
              <ProblemNotice error={error} />
            )}
            <div className={styles['button']}>
              <Button size="lg" block loading={openPayment.isPending} disabled={!checkout.data} onClick={pay}>
                {t('pay', { amount: format.won(booking.due) })}
              </Button>
            </div>
            <p className={styles['note']}>{t('leave')}</p>
            <Button variant="ghost" size="sm" onClick={() => setReleasing(true)}>
              {t('release.open')}
            </Button>
          </div>
        </aside>
      </div>
      <Dialog
        open={isReleasing}
        onClose={() => setReleasing(false)}
        title={t('release.title')}
        footer={
          <>
            <Button variant="secondary" onClick={() => setReleasing(false)}>
              {t('release.keep')}
            </Button>
            <Button
              variant="danger"
              loading={release.isPending}
              onClick={() =>
                release.mutate(undefined, {
                  onSuccess: () => {
                    toast(t('release.done'));
                    void navigate(seats, { replace: true });
                  },
                })
              }
            >
              {t('release.confirm')}
            </Button>
          </>
        }
      >
        <p>{t('release.text')}</p>
        <ProblemNotice error={release.error} />
      </Dialog>
    </div>
  );
}
