import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Section } from '../../../components/Card';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { type AppError, toAppError } from '../../../lib/core/errors';
import { tryStrings } from '../../../locales/en/try-question';
import { useStudio } from '../studio';
import { useLive } from '../use-live';
import styles from './Try.module.css';

const words = tryStrings.corrections;

/** Every correction the owner made, to take back. */
export function CorrectionList() {
  const { corrections } = useStudio();
  const list = useLive(() => corrections.list(), [corrections]);
  const [error, setError] = useState<AppError>();
  if (!list || list.length === 0) return null;
  const remove = async (id: string) => {
    try {
      await corrections.remove(id);
      setError(undefined);
    } catch (thrown) {
      setError(toAppError(thrown));
    }
  };
  return (
    <Section title={words.title}>
      <p className={styles.note}>{words.hint}</p>
      {error && <ErrorNotice error={error} isUrgent onDismiss={() => setError(undefined)} />}
      <ul className={styles.corrections}>
        {list.map(({ id, kind, question, title = words.gone }) => (
          <li key={id} className={styles.correction}>
            <span>{kind === 'pin' ? words.pinWords(question, title) : words.banWords(question, title)}</span>
            <Button size="small" aria-label={words.removeOf(question)} onClick={() => void remove(id)}>
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
