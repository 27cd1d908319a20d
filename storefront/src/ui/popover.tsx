import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { classNames } from '../lib/class-names';
import styles from './popover.module.css';
import { VisuallyHidden } from './visually-hidden';

interface PopoverProps {
  /** Read by screen readers after what `face` shows. */
  label: string;
  face: ReactNode;
  className?: string | undefined;
  /** Gets a function that closes it. */
  children: (close: () => void) => ReactNode;
}

/** A button that opens a small panel under it. Esc, a press outside and leaving it with Tab close it. */
export function Popover({ label, face, className, children }: PopoverProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    const leave = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
      document.removeEventListener('keydown', escape);
    };
  }, [isOpen]);

  return (
    <div ref={root} className={styles['root']}>
      <button
        ref={button}
        type="button"
        className={classNames(styles['button'], className)}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {face} <VisuallyHidden>{label}</VisuallyHidden>
      </button>
      {isOpen && (
        <div id={id} className={styles['panel']}>
          {children(() => setOpen(false))}
        </div>
      )}
    </div>
  );
}
