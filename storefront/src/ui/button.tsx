import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, type LinkProps } from 'react-router';
import { classNames } from '../lib/class-names';
import styles from './button.module.css';
import { Icon, type IconName } from './icon';
import { Spinner } from './spinner';

export interface ButtonLook {
  variant?: 'primary' | 'secondary' | 'soft' | 'ghost' | 'danger';
  size?: 'sm' | 'md' | 'lg';
  /** As wide as its container. */
  block?: boolean;
  icon?: IconName;
  iconEnd?: IconName;
}

interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'children'> {
  /** Shows a spinner and refuses presses; the button keeps its width and its focus. */
  loading?: boolean;
  children: ReactNode;
}

export function Button({
  variant,
  size,
  block,
  icon,
  iconEnd,
  loading = false,
  className,
  children,
  ...rest
}: ButtonProps) {
  const { t } = useTranslation('ui');
  return (
    <button
      type="button"
      {...rest}
      className={look({ variant, size, block }, className)}
      aria-busy={loading || undefined}
      aria-disabled={loading || undefined}
      onClick={loading ? (event) => event.preventDefault() : rest.onClick}
    >
      {loading && (
        <span className={styles['spinner']}>
          <Spinner size={20} label={t('loading')} />
        </span>
      )}
      <span className={classNames(styles['content'], loading && styles['hidden'])}>
        {icon && <Icon name={icon} size={size === 'sm' ? 16 : 20} />}
        {children}
        {iconEnd && <Icon name={iconEnd} size={size === 'sm' ? 16 : 20} />}
      </span>
    </button>
  );
}

/** Looks like a button, goes somewhere. */
export function ButtonLink({
  variant,
  size,
  block,
  icon,
  iconEnd,
  className,
  children,
  ...rest
}: ButtonLook & Omit<LinkProps, 'className'> & { className?: string | undefined }) {
  return (
    <Link {...rest} className={look({ variant, size, block }, className)}>
      <span className={styles['content']}>
        {icon && <Icon name={icon} size={size === 'sm' ? 16 : 20} />}
        {children}
        {iconEnd && <Icon name={iconEnd} size={size === 'sm' ? 16 : 20} />}
      </span>
    </Link>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: IconName;
  /** What it does, for those who do not see the icon; also its tooltip. */
  label: string;
}

export function IconButton({ icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      className={classNames(styles['icon-button'], className)}
    >
      <Icon name={icon} size={22} />
    </button>
  );
}

function look(
  { variant = 'primary', size = 'md', block }: { [K in keyof ButtonLook]?: ButtonLook[K] | undefined },
  className: string | undefined,
): string {
  return classNames(styles['button'], styles[variant], styles[size], block && styles['block'], className);
}
