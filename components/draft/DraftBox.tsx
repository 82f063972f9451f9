import { type RefObject, useState } from 'react';
import { type DraftEdit, type DraftJob, isRunning } from '../../lib/core/drafting/draft-job';
import { commonStrings } from '../../locales/en/common';
import { panelStrings } from '../../locales/en/panel';
import { Button } from '../Button';
import { Notice } from '../Notice';
import { CompareDialog } from './CompareDialog';
import styles from './DraftBox.module.css';
import { DraftEditor } from './DraftEditor';
import type { DraftActions, SaveState } from './draft-actions';
import { countWords, hasNewerSuggestion } from './edit-session';
import { StageLine } from './StageLine';

export interface DraftBoxProps {
  job: DraftJob;
  edit: DraftEdit | undefined;
  text: string;
  saveState: SaveState;
  actions: DraftActions;
  editor: RefObject<HTMLTextAreaElement | null>;
}

const words = panelStrings.draft;

/** The editor with what is known of its text. */
export function DraftBox({ job, edit, text, saveState, actions, editor }: DraftBoxProps) {
  const [isComparing, setComparing] = useState(false);
  const running = isRunning(job.state);
  return (
    <>
      <div className={styles.box}>
        {job.state !== 'done' && <StageLine job={job} />}
        <DraftEditor
          area={editor}
          text={text}
          isStreaming={running}
          onEdit={actions.onEdit}
          onBlur={actions.onSaveNow}
        />
        <EditState job={job} edit={edit} text={text} saveState={saveState} actions={actions} />
      </div>
      {saveState === 'failed' && (
        <Notice kind="error" isUrgent>
          {words.notSaved}
        </Notice>
      )}
      {saveState === 'unguarded' && <Notice kind="warning">{words.unguarded}</Notice>}
      {hasNewerSuggestion(job, edit) && (
        <Notice
          title={words.newer}
          action={
            <>
              <Button size="small" onClick={actions.onUseSuggestion}>
                {words.useIt}
              </Button>
              <Button size="small" onClick={() => setComparing(true)}>
                {words.compare}
              </Button>
            </>
          }
        >
          {words.newerNote}
        </Notice>
      )}
      <CompareDialog
        isOpen={isComparing}
        ownText={text}
        suggestion={job.suggestion}
        onClose={() => setComparing(false)}
        onUse={() => {
          setComparing(false);
          actions.onUseSuggestion();
        }}
      />
    </>
  );
}

/** Under the text: how long it is, whose it is, and the way between the two. */
function EditState({ job, edit, text, saveState, actions }: Omit<DraftBoxProps, 'editor'>) {
  const running = isRunning(job.state);
  const canGoBack = edit && !running && job.suggestion !== '' && edit.text !== job.suggestion;
  const showsBack = canGoBack && !hasNewerSuggestion(job, edit);
  const hasPrevious = edit?.previous !== undefined && edit.previous !== edit.text;
  return (
    <div className={styles.state}>
      <span className={styles.count}>
        {words.words(countWords(text))} · {words.characters(text.length)}
      </span>
      {edit && edit.text !== job.suggestion && (
        <span>
          {words.edited}
          {saveState === 'saving' && `, ${words.saving}`}
          {saveState === 'saved' && `, ${words.saved}`}
        </span>
      )}
      {edit?.inserted && (
        <span>{panelStrings.inserted.before(commonStrings.dateTime(edit.inserted.at))}</span>
      )}
      {edit && running && <span>{words.goesOn}</span>}
      {showsBack && (
        <button type="button" className={styles.step} onClick={actions.onUseSuggestion}>
          {words.backToSuggestion}
        </button>
      )}
      {hasPrevious && (
        <button type="button" className={styles.step} onClick={actions.onRestorePrevious}>
          {words.myTextBack}
        </button>
      )}
    </div>
  );
}
