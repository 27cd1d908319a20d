import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../lib/class-names';
import { IconButton } from './button';
import styles from './dialog.module.css';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** `sheet` rises from the bottom edge on phones and is an ordinary dialog on wide screens; `full` fills a phone. */
  as?: 'dialog' | 'sheet' | 'full';
  /** Buttons that stay in view below the scrolling content. */
  footer?: ReactNode;
  children?: ReactNode;
}

/**
 * A modal window on the native <dialog>: the browser keeps the focus inside, makes the rest inert and returns the focus.
 * Esc, the close button and a press outside call `onClose`.
 */
export function Dialog({ open, onClose, title, as = 'dialog', footer, children }: DialogProps) {
  const { t } = useTranslation('ui');
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (!open || !dialog) return;
    dialog.showModal();
    document.documentElement.style.overflow = 'hidden';
    return () => {
      document.documentElement.style.overflow = '';
      dialog.close();
    };
  }, [open]);

  if (!open) return null;
  return (
    <dialog
      ref={ref}
      className={classNames(styles['dialog'], as !== 'dialog' && styles[as])}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className={styles['frame']}>
        <div className={styles['header']}>
          <h2 id={titleId} className={styles['title']}>
            {title}
          </h2>
          <IconButton icon="close" label={t('close')} onClick={onClose} />
        </div>
        <div className={styles['content']}>{children}</div>
        {footer && <div className={styles['footer']}>{footer}</div>}
      </div>
    </dialog>
  );
}

/** A dialog that rises from the bottom edge on phones. */
export function Sheet(props: Omit<DialogProps, 'as'>) {
  return <Dialog {...props} as="sheet" />;
}
