import { type ReactNode, useId } from 'react';
import styles from './SettingsGroup.module.css';

/** A titled group of settings; `level` 3 is a group inside another. */
export function SettingsGroup({
  title,
  level = 2,
  children,
}: {
  title: string;
  level?: 2 | 3;
  children: ReactNode;
}) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section aria-labelledby={id} className={level === 2 ? styles.group : styles.inner}>
      <Heading id={id} className={styles.title}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
