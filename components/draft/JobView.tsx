import { useRef, useState } from 'react';
import {
  type DraftEdit,
  type DraftJob,
  type Instruction,
  isRunning,
} from '../../lib/core/drafting/draft-job';
import type { AppError } from '../../lib/core/errors';
import { panelStrings } from '../../locales/en/panel';
import { Button } from '../Button';
import { Section } from '../Card';
import { ErrorNotice } from '../ErrorNotice';
import { LiveRegion } from '../LiveRegion';
import { AgainBar } from './AgainBar';
import { AskList } from './AskList';
import { DraftBox } from './DraftBox';
import { insertAtCaret } from './DraftEditor';
import type { DraftActions, Insertion, SaveState, SuggestionHistory } from './draft-actions';
import { currentText } from './edit-session';
import { FindingList } from './FindingList';
import { InsertResult } from './InsertResult';
import { JobOutcome } from './JobOutcome';
import styles from './JobView.module.css';
import { MadeDetails, providerWords } from './MadeDetails';
import { PersonHeader } from './PersonHeader';
import { SenderFacts } from './SenderFacts';
import { SentDialog } from './SentDialog';
import { ShortcutHelp } from './ShortcutHelp';
import { SourceList } from './SourceList';
import { StageLine } from './StageLine';
import { SuggestionStepper } from './SuggestionStepper';
import { ThreadContext } from './ThreadContext';
import { useDraftKeys } from './use-draft-keys';
import { announcementOf, useFocusWhenDone } from './use-job-end';

export interface JobViewProps {
  job: DraftJob;
  edit: DraftEdit | undefined;
  saveState: SaveState;
  history: SuggestionHistory;
  insertion: Insertion;
  /** A command (Again, Stop, Continue) that failed. */
  commandError?: AppError;
  documentCount: number | undefined;
  isMac: boolean;
  actions: DraftActions;
}

const words = panelStrings;

/** One conversation being answered: who and what, the reply, and what it rests on. */
export function JobView(props: JobViewProps) {
  const { job, edit, saveState, history, insertion, commandError, documentCount, isMac, actions } = props;
  const editor = useRef<HTMLTextAreaElement>(null);
  const [isSentOpen, setSentOpen] = useState(false);
  const text = currentText(job, edit);
  const running = isRunning(job.state);
  const { analysis, sender, conversation } = job;

  useFocusWhenDone(job, editor);
  useDraftKeys({
    onInsert: () => {
      const canInsert = text.trim() !== '' && (!running || edit !== undefined) && insertion.kind !== 'busy';
      if (canInsert && job.page) actions.onInsert(text, { mode: 'empty-only' });
    },
    onStop: () => running && actions.onStop(),
    onAgain: () => !running && actions.onAgain(),
    onEditor: () => editor.current?.focus(),
  });

  return (
    <div className={styles.job}>
      <LiveRegion message={announcementOf(job)} />
      <div className={styles.main}>
        <div className={styles.who}>
          <PersonHeader conversation={conversation} />
          <AskList analysis={analysis} outcomes={job.outcomes} isRunning={running} />
          <div>
            {sender && <SenderFacts sender={sender} />}
            <ThreadContext conversation={conversation} unansweredKeys={analysis?.unansweredKeys ?? []} />
          </div>
        </div>
        <Section title={words.draft.title} actions={<SuggestionStepper history={history} />}>
          {history.at > 0 && history.at < history.total && (
            <p className={styles.note}>{words.history.older}</p>
          )}
          {job.instruction && (
            <p className={styles.note}>{words.again.asked(instructionWords(job.instruction))}</p>
          )}
          <StageLine job={job} />
          <JobOutcome job={job} actions={actions} />
          {commandError && (
            <ErrorNotice error={commandError} isUrgent actions={{ 'read-again': actions.onReadAgain }} />
          )}
          <DraftBox {...{ job, edit, text, saveState, insertion, actions, editor }} />
          <InsertResult insertion={insertion} edit={edit} text={text} actions={actions} />
          <div className={styles.made}>
            <p className={styles.note}>{stateWords(job)}</p>
            <Button size="small" variant="quiet" onClick={() => setSentOpen(true)}>
              {words.sent.button}
            </Button>
          </div>
          <AgainBar onAgain={actions.onAgain} isDisabled={running} />
        </Section>
      </div>
      <div className={styles.side}>
        <FindingList
          findings={job.findings}
          removedLinks={job.removedLinks}
          isChecked={job.state === 'done' && !job.handedOver}
        />
        <SourceList
          sources={job.sources}
          isRunning={running}
          isLibraryEmpty={documentCount === 0}
          askedAt={job.createdAt}
          onInsertLink={(url) => editor.current && insertAtCaret(editor.current, url)}
          onAddPosts={actions.onOpenLibrary}
        />
        <div>
          <MadeDetails job={job} />
          <ShortcutHelp isMac={isMac} />
        </div>
      </div>
      <SentDialog job={job} isOpen={isSentOpen} onClose={() => setSentOpen(false)} onCopy={actions.onCopy} />
    </div>
  );
}

function instructionWords(instruction: Instruction): string {
  return instruction.kind === 'own-words' ? (instruction.words ?? '') : words.again[instruction.kind];
}

/** One line for where the job is or how it ended, with who drafts. */
function stateWords({ state, timings, provider, handedOver }: DraftJob): string {
  const { stage } = words;
  const by = providerWords(provider);
  if (state === 'done') return handedOver ? stage.handedOver : `${stage.done(timings.total)} · ${by}`;
  if (state === 'failed' || state === 'stopped' || state === 'interrupted') return `${stage[state]} · ${by}`;
  return `${stage.running[state]}…`;
}
