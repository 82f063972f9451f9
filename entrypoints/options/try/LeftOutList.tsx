import { Button } from '../../../components/Button';
import type { RetrievalCorrection } from '../../../lib/core/retrieval/corrections';
import { tryStrings } from '../../../locales/en/try-question';
import styles from './Try.module.css';
import type { Corrections } from './use-corrections';

const words = tryStrings.corrections;

export interface LeftOutListProps {
  /** The corrections that count for the question. */
  made: RetrievalCorrection[];
  corrections: Corrections;
  onBroughtBack: () => void;
}

/** What the owner left out for a question, to bring back. */
export function LeftOutList({ made, corrections, onBroughtBack }: LeftOutListProps) {
  const banned = corrections.list?.filter(
    ({ id, kind }) => kind === 'ban' && made.some((one) => one.id === id),
  );
  if (!banned || banned.length === 0) return null;
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
                onClick={() => void corrections.remove(correction).then(onBroughtBack)}
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
