import type { ReactNode } from 'react';
import styles from './PageHead.module.css';

/** The title of a place; takes the focus on arrival. */
export function PageHead({
  title,
  above,
  children,
}: {
  title: string;
  /** A way back. */
  above?: ReactNode;
  /** One line under the title. */
  children?: ReactNode;
}) {
  return (
    <div className={styles.head}>
      {above}
      <h1 tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      {children && <div className={styles.words}>{children}</div>}
    </div>
  );
}
