import { type DraftEdit, type DraftJob, isRunning } from '../../lib/core/drafting/draft-job';
import { panelStrings } from '../../locales/en/panel';
import { Button } from '../Button';
import { CopyIcon, InsertIcon, StopIcon } from '../icons';
import styles from './ActionBar.module.css';
import type { DraftActions, Insertion } from './draft-actions';
import { InsertResult } from './InsertResult';

export interface ActionBarProps {
  job: DraftJob;
  edit: DraftEdit | undefined;
  text: string;
  insertion: Insertion;
  actions: DraftActions;
}

const words = panelStrings.draft;

/** What can be done with the reply, always in reach, and what became of it. */
export function ActionBar({ job, edit, text, insertion, actions }: ActionBarProps) {
  const running = isRunning(job.state);
  const isPasted = job.page === undefined;
  const isBusy = insertion.kind === 'busy';
  return (
    <section className={styles.bar} aria-label={words.actions}>
      <div className={styles.result}>
        <InsertResult insertion={insertion} text={text} actions={actions} />
      </div>
      {isPasted && <p className={styles.hint}>{words.pastedHint}</p>}
      <div className={styles.buttons}>
        {!isPasted && (
          <Button
            variant="primary"
            icon={<InsertIcon />}
            className={styles.main}
            disabled={!canInsert(job, edit, text)}
            isBusy={isBusy}
            aria-keyshortcuts="Control+Enter Meta+Enter"
            onClick={() => actions.onInsert(text, { mode: 'empty-only' })}
          >
            {isBusy ? words.inserting : words.insert}
          </Button>
        )}
        <Button
          variant={isPasted ? 'primary' : 'secondary'}
          icon={<CopyIcon />}
          disabled={text.trim() === ''}
          className={isPasted ? styles.main : undefined}
          onClick={() => actions.onCopy(text)}
        >
          {words.copy}
        </Button>
        {running && (
          <Button icon={<StopIcon />} aria-keyshortcuts="Alt+S" onClick={actions.onStop}>
            {panelStrings.stage.stop}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Half a suggestion is not for LinkedIn; the owner's own text always is. */
export function canInsert(job: DraftJob, edit: DraftEdit | undefined, text: string): boolean {
  return job.page !== undefined && text.trim() !== '' && (!isRunning(job.state) || edit !== undefined);
}
