import { useId, useState, type ComponentProps, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../lib/class-names';
import { IconButton } from './button';
import styles from './field.module.css';
import { Icon } from './icon';

interface FieldTexts {
  label: string;
  /** Shown under the control until an error takes its place. */
  hint?: ReactNode;
  error?: string | undefined;
}

interface TextFieldProps extends FieldTexts, ComponentProps<'input'> {}

/** One line of text with its label, hint and error tied together. Passwords get a button that shows them. */
export function TextField({ label, hint, error, type = 'text', className, ...rest }: TextFieldProps) {
  const { t } = useTranslation('ui');
  const [isShown, setShown] = useState(false);
  const id = useId();
  const isPassword = type === 'password';
  return (
    <div className={classNames(styles['field'], className)}>
      <label className={styles['label']} htmlFor={rest.id ?? id}>
        {label}
      </label>
      <div className={styles['control']}>
        <input
          id={id}
          {...rest}
          type={isPassword && isShown ? 'text' : type}
          className={classNames(styles['input'], isPassword && styles['with-button'])}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || hint ? `${id}-help` : undefined}
        />
        {isPassword && (
          <IconButton
            className={styles['button']}
            icon={isShown ? 'eye-off' : 'eye'}
            label={t(isShown ? 'password.hide' : 'password.show')}
            onClick={() => setShown(!isShown)}
          />
        )}
      </div>
      <Help id={`${id}-help`} hint={hint} error={error} />
    </div>
  );
}

interface SelectFieldProps extends FieldTexts, ComponentProps<'select'> {
  /** The label is read but not drawn, where the options explain themselves. */
  quietLabel?: boolean;
}

export function SelectField({
  label,
  hint,
  error,
  quietLabel = false,
  className,
  children,
  ...rest
}: SelectFieldProps) {
  const id = useId();
  return (
    <div className={classNames(styles['field'], className)}>
      {!quietLabel && (
        <label className={styles['label']} htmlFor={id}>
          {label}
        </label>
      )}
      <div className={styles['control']}>
        <select
          {...rest}
          id={id}
          className={classNames(styles['input'], styles['select'])}
          aria-label={quietLabel ? label : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || hint ? `${id}-help` : undefined}
        >
          {children}
        </select>
        <Icon className={styles['chevron']} name="chevron-down" size={18} />
      </div>
      <Help id={`${id}-help`} hint={hint} error={error} />
    </div>
  );
}

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'children'> {
  label: ReactNode;
  error?: string | undefined;
}

export function Checkbox({ label, error, className, ...rest }: CheckboxProps) {
  const id = useId();
  return (
    <div className={className}>
      <label className={styles['checkbox']}>
        <input
          {...rest}
          type="checkbox"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-help` : undefined}
        />
        <span className={styles['box']}>
          <Icon name="check" size={16} />
        </span>
        <span>{label}</span>
      </label>
      <Help id={`${id}-help`} error={error} />
    </div>
  );
}

function Help({ id, hint, error }: { id: string; hint?: ReactNode; error?: string | undefined }) {
  if (!error && !hint) return null;
  return (
    <p id={id} className={classNames(styles['help'], error && styles['error'])}>
      {error && <Icon name="alert" size={16} />}
      {error ?? hint}
    </p>
  );
}
