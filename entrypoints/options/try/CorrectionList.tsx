import { useRef } from 'react';
import { Badge } from '../../../components/Badge';
import { Button } from '../../../components/Button';
import { Section } from '../../../components/Card';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { commonStrings } from '../../../locales/en/common';
import { tryStrings } from '../../../locales/en/try-question';
import { hrefOf } from '../route';
import styles from './CorrectionList.module.css';
import { useCorrections } from './use-corrections';

const words = tryStrings.corrections;

/** Every correction the owner made, for all questions, to look at and to take back. */
export function CorrectionList({ onChanged }: { onChanged: () => void }) {
  const { list, error, dismissError, remove } = useCorrections(onChanged);
  const section = useRef<HTMLDivElement>(null);
  if (!list) return null;
  return (
    <div ref={section} tabIndex={-1} className={styles.list}>
      <Section title={words.title}>
        <p className={styles.note}>{list.length === 0 ? words.empty : words.hint}</p>
        {error && <ErrorNotice error={error} isUrgent onDismiss={dismissError} />}
        <ul>
          {list.map((correction) => {
            const { id, kind, question, documentId, title, madeAt } = correction;
            return (
              <li key={id} className={styles.correction}>
                <div>
                  <p className={styles.line}>
                    <Badge tone={kind === 'pin' ? 'accent' : 'warning'}>{words.kinds[kind]}</Badge>
                    {title === undefined ? (
                      words.gone
                    ) : (
                      <a href={hrefOf({ view: 'document', documentId })}>{title}</a>
                    )}
                  </p>
                  <p className={styles.note}>{words.asked(question, commonStrings.date(madeAt))}</p>
                </div>
                <Button
                  size="small"
                  aria-label={words.removeOf(question)}
                  // The button goes away with its correction; the focus stays with the list.
                  onClick={() => void remove(correction).then(() => section.current?.focus())}
                >
                  {words.remove}
                </Button>
              </li>
            );
          })}
        </ul>
      </Section>
    </div>
  );
}
