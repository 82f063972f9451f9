import { Button } from '../../../components/Button';
import type { CorrectionView } from '../../../lib/store/retrieval-corrections';
import { tryStrings } from '../../../locales/en/try-question';
import styles from './Try.module.css';

const words = tryStrings.corrections;

export interface LeftOutListProps {
  /** The corrections that count for the question. */
  made: CorrectionView[];
  onBringBack: (correction: CorrectionView) => void;
}

/** What the owner left out for a question, to bring back. */
export function LeftOutList({ made, onBringBack }: LeftOutListProps) {
  const banned = made.filter(({ kind }) => kind === 'ban');
  if (banned.length === 0) return null;
  return (
    <div>
      <h3 className={styles.note}>{words.leftOut}</h3>
      <ul>
        {banned.map((correction) => {
          const title = correction.title ?? words.gone;
          return (
            <li key={correction.id} className={styles.leftOut}>
              <span>{title}</span>
              <Button
                size="small"
                aria-label={words.bringBackOf(title)}
                onClick={() => onBringBack(correction)}
              >
                {words.bringBack}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
