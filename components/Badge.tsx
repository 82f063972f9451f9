import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { classNames } from './class-names';

export type BadgeTone = 'neutral' | 'accent' | 'warning' | 'danger';

/** A short state beside a title. Never the only carrier of a meaning: it always has words. */
export function Badge({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: BadgeTone;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span className={classNames(styles.badge, styles[tone])}>
      {icon}
      {children}
    </span>
  );
}
