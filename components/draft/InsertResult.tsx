import { panelStrings } from '../../locales/en/panel';
import { Disclosure } from '../Disclosure';
import { type ErrorActions, ErrorNotice } from '../ErrorNotice';
import { Notice } from '../Notice';
import type { DraftActions, Insertion } from './draft-actions';
import { countWords } from './edit-session';
import styles from './InsertResult.module.css';

export interface InsertResultProps {
  insertion: Insertion;
  /** What the editor holds now. */
  text: string;
  actions: DraftActions;
}

const words = panelStrings.inserted;

/** What became of the insertion, by name, with the next step. */
export function InsertResult({ insertion, text, actions }: InsertResultProps) {
  const dismiss = actions.onDismissInsertion;
  const copy = () => actions.onCopy(text);
  const again = () => actions.onInsert(text, { mode: 'empty-only' });
  if (insertion.kind === 'error') {
    return (
      <ErrorNotice
        isUrgent
        error={insertion.error}
        onDismiss={dismiss}
        actions={{ copy, 'try-again': again, 'read-again': actions.onReadAgain }}
      />
    );
  }
  if (insertion.kind !== 'outcome') return null;
  const { outcome } = insertion;
  if (outcome.inserted) {
    const isExact = outcome.text.trim() === insertion.text.trim();
    return (
      <Notice kind="success" title={words.title} isUrgent onDismiss={dismiss}>
        <p>{isExact ? words.words(countWords(outcome.text)) : words.changed}</p>
        {isExact ? (
          <Disclosure summary={words.shown}>
            <p className={styles.text}>{outcome.text}</p>
          </Disclosure>
        ) : (
          <p className={styles.text}>{outcome.text}</p>
        )}
      </Notice>
    );
  }
  const steps: ErrorActions = { copy, 'try-again': again, 'read-again': actions.onReadAgain };
  if (outcome.code === 'composer-not-empty') {
    steps.append = () => actions.onInsert(text, { mode: 'append' });
  }
  if (outcome.hasNewerMessages) {
    steps['insert-anyway'] = () => actions.onInsert(text, { mode: 'empty-only', allowNewerMessages: true });
  }
  return (
    <>
      <ErrorNotice
        isUrgent
        kind="warning"
        error={{ code: outcome.code, values: outcome.hasNewerMessages ? { newer: 1 } : {} }}
        actions={steps}
        onDismiss={dismiss}
      />
      {outcome.composerText && (
        <Disclosure summary={words.inBox}>
          <p className={styles.text}>{outcome.composerText}</p>
        </Disclosure>
      )}
    </>
  );
}
