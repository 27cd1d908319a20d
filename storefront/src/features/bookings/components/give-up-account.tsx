import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, orThrow } from '../../../api/client';
import { bookingKey } from '../../../api/queries/get-booking';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { ProblemNotice } from '../../../ui/notice';
import { toast } from '../../../ui/toast';

/** Cancels a booking nobody has paid for yet: its account is closed and the seats go back. */
export function GiveUpAccount({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation('bookings');
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const giveUp = useMutation({
    mutationFn: () =>
      orThrow(api.DELETE('/api/v1/bookings/{bookingId}/virtual-account', { params: { path: { bookingId } } })),
    onSuccess: () => {
      toast(t('deposit.given-up'));
      setOpen(false);
    },
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: bookingKey(bookingId) });
      void queryClient.invalidateQueries({ queryKey: ['bookings'] });
    },
  });
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setOpen(true)}>
        {t('deposit.give-up')}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('deposit.give-up-title')}
        footer={
          <>
            <Button variant="secondary" onClick={() => setOpen(false)}>
              {t('deposit.stay')}
            </Button>
            <Button variant="danger" loading={giveUp.isPending} onClick={() => giveUp.mutate()}>
              {t('deposit.give-up')}
            </Button>
          </>
        }
      >
        <p>{t('deposit.give-up-text')}</p>
        <ProblemNotice error={giveUp.error} />
      </Dialog>
    </>
  );
}
