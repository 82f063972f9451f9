import styles from './ProgressBar.module.css';

export interface ProgressBarProps {
  label: string;
  /** Undefined while the total is not known. */
  value?: number;
  max?: number;
  /** Words at the right, e.g. "12 of 40". */
  note?: string;
}

/** How far a long piece of work is. */
export function ProgressBar({ label, value, max = 100, note }: ProgressBarProps) {
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span>{label}</span>
        {note && <span className={styles.note}>{note}</span>}
      </div>
      <progress className={styles.bar} aria-label={label} value={value} max={max} />
    </div>
  );
}
