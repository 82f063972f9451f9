import { type ReactNode, useId } from 'react';
import styles from './Card.module.css';
import { classNames } from './class-names';

/** A raised surface. */
export function Card({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={classNames(styles.card, className)}>{children}</div>;
}

export interface SectionProps {
  title: ReactNode;
  /** Heading level; the look does not depend on it. */
  level?: 2 | 3 | 4;
  /** One line under the title. */
  description?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  children?: ReactNode;
  className?: string;
}

/** A titled part of a page, a landmark by its heading. */
export function Section({ title, level = 2, description, actions, children, className }: SectionProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section aria-labelledby={id} className={classNames(styles.section, className)}>
      <div className={styles.head}>
        <Heading id={id} className={styles.title}>
          {title}
        </Heading>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {description && <p className={styles.description}>{description}</p>}
      {children}
    </section>
  );
}
