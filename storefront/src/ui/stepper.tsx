import { IconButton } from './button';
import styles from './stepper.module.css';

interface StepperProps {
  label: string;
  /** What the two buttons do. */
  fewer: string;
  more: string;
  value: number;
  /** The value as it is read and drawn, with its unit. */
  shown: string;
  min?: number;
  max: number;
  onChange: (value: number) => void;
}

/** A small whole number, one up or down at a time. At an end the button stays where the focus is and does nothing. */
export function Stepper({ label, fewer, more, value, shown, min = 1, max, onChange }: StepperProps) {
  const button = (icon: 'minus' | 'plus', text: string, next: number) => {
    const isEnd = next < min || next > max;
    return (
      <IconButton
        icon={icon}
        label={text}
        aria-disabled={isEnd || undefined}
        onClick={() => {
          if (!isEnd) onChange(next);
        }}
      />
    );
  };
  return (
    <div role="group" aria-label={label} className={styles['stepper']}>
      {button('minus', fewer, value - 1)}
      <output className={styles['value']}>{shown}</output>
      {button('plus', more, value + 1)}
    </div>
  );
}
