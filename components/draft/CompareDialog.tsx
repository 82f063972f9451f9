import { panelStrings } from '../../locales/en/panel';
import { Button } from '../Button';
import { Dialog } from '../Dialog';
import { VisuallyHidden } from '../VisuallyHidden';
import styles from './CompareDialog.module.css';
import { type DiffRun, diffWords } from './diff-words';

export interface CompareDialogProps {
  isOpen: boolean;
  ownText: string;
  suggestion: string;
  onUse: () => void;
  onClose: () => void;
}

const words = panelStrings.draft;

/** The owner's text and the suggestion side by side, with what differs marked. */
export function CompareDialog({ isOpen, ownText, suggestion, onUse, onClose }: CompareDialogProps) {
  const runs = isOpen ? diffWords(ownText, suggestion) : [];
  return (
    <Dialog
      isOpen={isOpen}
      isWide
      title={words.compareTitle}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words.keepMine}</Button>
          <Button variant="primary" onClick={onUse}>
            {words.useIt}
          </Button>
        </>
      }
    >
      <div className={styles.texts}>
        <Side title={words.yours} runs={runs} side="first" note={words.removed} />
        <Side title={words.suggestion} runs={runs} side="second" note={words.added} />
      </div>
    </Dialog>
  );
}

function Side({
  title,
  runs,
  side,
  note,
}: {
  title: string;
  runs: DiffRun[];
  side: 'first' | 'second';
  note: string;
}) {
  const shown = runs.filter((run) => run.in === 'both' || run.in === side);
  const Changed = side === 'first' ? 'del' : 'ins';
  return (
    <section className={styles.side} aria-label={title}>
      <h3>{title}</h3>
      <p className={styles.text}>
        {shown.map((run, order) =>
          run.in === 'both' ? (
            run.text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: runs of one text, in its order.
            <Changed key={order} className={styles[side]}>
              {run.text.trim() !== '' && <VisuallyHidden>{`[${note}] `}</VisuallyHidden>}
              {run.text}
            </Changed>
          ),
        )}
      </p>
    </section>
  );
}
