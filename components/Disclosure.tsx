import type { ReactNode } from 'react';
import styles from './Disclosure.module.css';
import { ChevronRightIcon } from './icons';

export interface DisclosureProps {
  summary: ReactNode;
  /** Accessible name where the visible words do not say of what. */
  label?: string;
  /** Shown at the right end of the summary: a count, a badge. */
  note?: ReactNode;
  isOpenAtFirst?: boolean;
  /** Tells when the person opens or closes it. */
  onToggle?: (isOpen: boolean) => void;
  children: ReactNode;
}

/** Details on request, with the browser's own `<details>`. */
export function Disclosure({ summary, label, note, isOpenAtFirst, onToggle, children }: DisclosureProps) {
  return (
    <details
      className={styles.disclosure}
      open={isOpenAtFirst}
      onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))}
    >
      <summary className={styles.summary} aria-label={label}>
        <span className={styles.chevron}>
          <ChevronRightIcon size={14} />
        </span>
        <span className={styles.words}>{summary}</span>
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </summary>
      <div className={styles.content}>{children}</div>
    </details>
  );
}
