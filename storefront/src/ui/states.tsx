import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../api/problem-text';
import { Button } from './button';
import { Icon, type IconName } from './icon';
import styles from './states.module.css';

interface EmptyStateProps {
  icon?: IconName;
  title: string;
  /** `h1` where it is the whole page. */
  heading?: 'h1' | 'h2';
  /** What to do instead. */
  children?: ReactNode;
  action?: ReactNode;
}

/** Nothing here, and what to do about it. */
export function EmptyState({ icon = 'ticket', title, heading: Heading = 'h2', children, action }: EmptyStateProps) {
  return (
    <div className={styles['state']}>
      <span className={styles['icon']}>
        <Icon name={icon} size={32} />
      </span>
      <Heading className={styles['title']}>{title}</Heading>
      {children && <div className={styles['text']}>{children}</div>}
      {action && <div className={styles['action']}>{action}</div>}
    </div>
  );
}

/** A read failed: why, in words, and a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation('ui');
  const problemText = useProblemText();
  return (
    <div role="alert">
      <EmptyState
        icon="alert"
        title={t('error.title')}
        action={
          onRetry && (
            <Button variant="secondary" icon="refresh" onClick={onRetry}>
              {t('retry')}
            </Button>
          )
        }
      >
        <p>{problemText(error)}</p>
      </EmptyState>
    </div>
  );
}
