import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './Button.module.css';
import { classNames } from './class-names';
import { Spinner } from './Spinner';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium';

interface ButtonLook {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Shown before the words. */
  icon?: ReactNode;
  /** Fills the width it is given. */
  isWide?: boolean;
}

export interface ButtonProps extends ButtonLook, ButtonHTMLAttributes<HTMLButtonElement> {
  /** Shows a spinner and ignores clicks, but stays focusable. */
  isBusy?: boolean;
  /** Toggle state, when the button is one. */
  isPressed?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A button. One `primary` per view at most. */
export function Button({
  variant = 'secondary',
  size = 'medium',
  icon,
  isWide = false,
  isBusy = false,
  isPressed,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isPressed}
      aria-disabled={isBusy || undefined}
      className={classNames(styles.button, styles[variant], styles[size], isWide && styles.wide, className)}
      onClick={isBusy ? undefined : onClick}
      {...rest}
    >
      {isBusy ? <Spinner size={14} /> : icon}
      {children !== undefined && <span className={styles.words}>{children}</span>}
    </button>
  );
}

export interface ButtonLinkProps extends ButtonLook, AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
}

/** A link that looks like a button, for going somewhere instead of doing something. */
export function ButtonLink({
  variant = 'secondary',
  size = 'medium',
  icon,
  isWide = false,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <a
      className={classNames(styles.button, styles[variant], styles[size], isWide && styles.wide, className)}
      {...rest}
    >
      {icon}
      <span className={styles.words}>{children}</span>
    </a>
  );
}
