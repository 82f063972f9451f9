import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './Button';
import { classNames } from './class-names';
import styles from './IconButton.module.css';

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label' | 'title'> {
  /** Accessible name, also shown as a tooltip. */
  label: string;
  icon: ReactNode;
}

/** A square button with an icon only. */
export function IconButton({
  label,
  variant = 'quiet',
  className,
  size = 'small',
  ...rest
}: IconButtonProps) {
  return (
    <Button
      {...rest}
      variant={variant}
      size={size}
      className={classNames(styles.square, styles[size], className)}
      aria-label={label}
      title={label}
    />
  );
}
