import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, orThrow } from '../../../api/client';
import { bookingKey } from '../../../api/queries/get-booking';
import type { Booking } from '../../../api/types';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/field';
import { ProblemNotice } from '../../../ui/notice';
import { Segmented } from '../../../ui/segmented';
import { toast } from '../../../ui/toast';
import styles from './cash-receipt.module.css';

const TYPES = ['INCOME_DEDUCTION', 'PROOF_OF_EXPENSE'] as const;
type Type = (typeof TYPES)[number];
const NUMBER = /^[0-9](?:-?[0-9]){9,18}$/;

/** 현금영수증: the one there is, or the way to ask for one where the booking was paid from a bank account. */
export function CashReceipt({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const [isOpen, setOpen] = useState(false);
  const { payment } = booking;
  const isCash = payment?.method === 'TRANSFER' || payment?.method === 'VIRTUAL_ACCOUNT';
  if (!payment?.approvedAt || !isCash || payment.balance === 0) return null;
  const { cashReceipt } = payment;
  return (
    <div className={styles['receipt']}>
      <span>{t('cash.title')}</span>
      {cashReceipt ? (
        <span>
          {t(`cash.type.${cashReceipt.type}`)} · {t(`cash.state.${cashReceipt.state}`)}{' '}
          {cashReceipt.receiptUrl && (
            <a href={cashReceipt.receiptUrl} target="_blank" rel="noopener noreferrer">
              {t('facts.receipt-open')}
            </a>
          )}
        </span>
      ) : (
        <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>
          {t('cash.open')}
        </Button>
      )}
      {isOpen && <RequestForm bookingId={booking.id} onClose={() => setOpen(false)} />}
    </div>
  );
}

function RequestForm({ bookingId, onClose }: { bookingId: string; onClose: () => void }) {
  const { t } = useTranslation('bookings');
  const queryClient = useQueryClient();
  const [type, setType] = useState<Type>('INCOME_DEDUCTION');
  const [identityNumber, setNumber] = useState('');
  const [isAsked, setAsked] = useState(false);
  const isWrong = !NUMBER.test(identityNumber);
  const issue = useMutation({
    mutationFn: () =>
      orThrow(
        api.POST('/api/v1/bookings/{bookingId}/cash-receipts', {
          params: { path: { bookingId } },
          body: { type, identityNumber },
        }),
      ),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: bookingKey(bookingId) });
      toast(t('cash.done'), 'success');
      onClose();
    },
  });

  function submit(): void {
    setAsked(true);
    if (!isWrong) issue.mutate();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('cash.request')}
      footer={
        <Button block loading={issue.isPending} onClick={submit}>
          {t('cash.submit')}
        </Button>
      }
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Segmented
          label={t('cash.for')}
          value={type}
          onChange={setType}
          options={TYPES.map((value) => ({ value, label: t(`cash.type.${value}`) }))}
        />
        <TextField
          label={t(`cash.number.${type}`)}
          inputMode="numeric"
          autoComplete="off"
          value={identityNumber}
          hint={t('cash.hint')}
          error={isAsked && isWrong ? t('cash.number-wrong') : undefined}
          onChange={({ target }) => setNumber(target.value.trim())}
        />
        <ProblemNotice error={issue.error} />
      </form>
    </Dialog>
  );
}
