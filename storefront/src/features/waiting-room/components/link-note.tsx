import { useTranslation } from 'react-i18next';
import type { Link } from '../line/queue-watch';
import styles from './link-note.module.css';

/** Whether what is shown is live. Never louder than the queue itself. */
export function LinkNote({ link }: { link: Link }) {
  const { t } = useTranslation('waiting-room');
  return (
    <p className={styles['note']} data-link={link}>
      <i aria-hidden="true" />
      {t(`link.${link}`)}
    </p>
  );
}
