import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, orThrow } from '../../../api/client';
import { bookingKey } from '../../../api/queries/get-booking';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Notice, ProblemNotice } from '../../../ui/notice';
import { toast } from '../../../ui/toast';
import { emptyAccount, isComplete, RefundAccountFields } from './refund-account-fields';

/** A refund of money that came by virtual account waits until its owner says where it goes. */
export function NameRefundAccount({ bookingId, refundId }: { bookingId: string; refundId: string }) {
  const { t } = useTranslation('bookings');
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const [account, setAccount] = useState(emptyAccount);
  const name = useMutation({
    mutationFn: () =>
      orThrow(
        api.PUT('/api/v1/bookings/{bookingId}/refunds/{refundId}/account', {
          params: { path: { bookingId, refundId } },
          body: account,
        }),
      ),
    onSuccess: () => {
      toast(t('account.named'), 'success');
      setOpen(false);
      void queryClient.invalidateQueries({ queryKey: bookingKey(bookingId) });
    },
  });

  function submit(): void {
    setAsked(true);
    if (isComplete(account)) name.mutate();
  }

  return (
    <>
      <Notice tone="warning">
        <p>{t('account.missing')}</p>
        <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>
          {t('account.name-it')}
        </Button>
      </Notice>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        as="sheet"
        title={t('account.title')}
        footer={
          <Button block loading={name.isPending} onClick={submit}>
            {t('account.submit')}
          </Button>
        }
      >
        <RefundAccountFields account={account} onChange={setAccount} showsErrors={isAsked} />
        <ProblemNotice error={name.error} />
      </Dialog>
    </>
  );
}
