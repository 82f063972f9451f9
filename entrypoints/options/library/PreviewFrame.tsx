import { type ReactNode, useEffect, useRef } from 'react';
import styles from './PreviewFrame.module.css';

export interface PreviewFrameProps {
  title: string;
  /** Buttons at the end; the main one first. */
  actions: ReactNode;
  children?: ReactNode;
}

/** What something is and what importing it would do; takes the focus when it comes and when its title changes. */
export function PreviewFrame({ title, actions, children }: PreviewFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another title is another thing to read.
  useEffect(() => heading.current?.focus(), [title]);
  return (
    <div className={styles.preview}>
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {children}
      <div className={styles.actions}>{actions}</div>
    </div>
  );
}
