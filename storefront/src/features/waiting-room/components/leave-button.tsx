import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { ProblemNotice } from '../../../ui/notice';
import type { Queue } from '../use-queue';
import styles from './scene.module.css';

interface LeaveButtonProps {
  queue: Queue;
  isPreQueue?: boolean;
  isInside?: boolean;
}

/** Going away on purpose: asked once, because the place is then somebody else's. */
export function LeaveButton({ queue: { leave }, isPreQueue = false, isInside = false }: LeaveButtonProps) {
  const { t } = useTranslation('waiting-room');
  const [isAsking, setAsking] = useState(false);
  const kind = isInside ? 'inside' : isPreQueue ? 'draw' : 'line';
  return (
    <div className={styles['actions']}>
      <Button variant="ghost" onClick={() => setAsking(true)}>
        {t(isInside ? 'leave.open-inside' : 'leave.open')}
      </Button>
      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t('leave.title')}
        footer={
          <>
            <Button variant="secondary" onClick={() => setAsking(false)}>
              {t('leave.stay')}
            </Button>
            <Button variant="danger" loading={leave.isPending} onClick={() => leave.mutate()}>
              {t('leave.confirm')}
            </Button>
          </>
        }
      >
        <p>{t(`leave.${kind}`)}</p>
        <ProblemNotice error={leave.error} />
      </Dialog>
    </div>
  );
}
