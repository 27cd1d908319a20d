import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { admissions, useAdmission } from '../api/admissions';
import { renewAdmission } from '../api/client';
import { leaveQueue } from '../api/queries/get-queue';
import { serverNow } from '../lib/server-clock';
import { Button } from './button';
import { Countdown } from './countdown';
import { Dialog } from './dialog';
import { Icon } from './icon';
import { ProblemNotice } from './notice';
import styles from './visit-bar.module.css';

/** The admission is asked for again this long before it ends, milliseconds. */
const EARLY = 60_000;
const SOONEST = 5_000;
const LATEST = 600_000;

interface VisitBarProps {
  performanceId: string;
  /** Seats are held: what ends now is only the time for choosing more. */
  isPaying?: boolean;
}

/** While somebody is inside a sale with a queue: how long still, and the way out. Keeps the admission fresh. Else nothing. */
export function VisitBar({ performanceId, isPaying = false }: VisitBarProps) {
  const { t } = useTranslation('ui');
  const navigate = useNavigate();
  const admission = useAdmission(performanceId);
  const [isLeaving, setLeaving] = useState(false);
  const room = `/performances/${performanceId}/queue`;
  useFreshAdmission(performanceId, admission?.expiresAt);

  const leave = useMutation({
    mutationFn: () => leaveQueue(performanceId),
    onSuccess: () => {
      admissions.keep(performanceId, null);
      void navigate(room, { replace: true });
    },
  });
  // The API has the last word: a hold may have lengthened the visit.
  const end = async () => {
    if (!(await renewAdmission(performanceId)) && !isPaying) void navigate(room, { replace: true });
  };

  if (!admission) return null;
  return (
    <aside className={styles['bar']} aria-label={t('visit.label')}>
      <Icon name="clock" size={18} />
      <p className={styles['text']}>
        {t(isPaying ? 'visit.paying' : 'visit.left')}{' '}
        <b>
          <Countdown until={admission.windowEndsAt} as="clock" onEnd={() => void end()} />
        </b>
      </p>
      {!isPaying && (
        <Button size="sm" variant="ghost" onClick={() => setLeaving(true)}>
          {t('visit.leave')}
        </Button>
      )}
      <Dialog
        open={isLeaving}
        onClose={() => setLeaving(false)}
        title={t('visit.leave-title')}
        footer={
          <>
            <Button variant="secondary" onClick={() => setLeaving(false)}>
              {t('visit.stay')}
            </Button>
            <Button variant="danger" loading={leave.isPending} onClick={() => leave.mutate()}>
              {t('visit.leave')}
            </Button>
          </>
        }
      >
        <p>{t('visit.leave-text')}</p>
        <ProblemNotice error={leave.error} />
      </Dialog>
    </aside>
  );
}

function useFreshAdmission(performanceId: string, expiresAt: string | undefined): void {
  const renew = useEffectEvent(() => void renewAdmission(performanceId));
  useEffect(() => {
    if (expiresAt === undefined) return;
    const wait = Math.min(LATEST, Math.max(SOONEST, new Date(expiresAt).getTime() - serverNow() - EARLY));
    const timer = setTimeout(() => renew(), wait);
    return () => clearTimeout(timer);
  }, [expiresAt]);
}
