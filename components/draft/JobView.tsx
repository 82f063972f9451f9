import { useEffect, useRef, useState } from 'react';
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
import { LookAlikeList, type LookAlikeReply } from '../retrieval/LookAlikeList';
import { ActionBar, canInsert } from './ActionBar';
import { AgainBar } from './AgainBar';
import { AskList } from './AskList';
import { DraftBox } from './DraftBox';
import { insertAtCaret } from './DraftEditor';
import type { DraftActions, Insertion, SaveState, SuggestionHistory } from './draft-actions';
import { currentText } from './edit-session';
import { FindingList } from './FindingList';
import { JobOutcome } from './JobOutcome';
import styles from './JobView.module.css';
import { MadeDetails, providerWords } from './MadeDetails';
import { PersonHeader } from './PersonHeader';
import { SenderFacts } from './SenderFacts';
import { SentDialog } from './SentDialog';
import { ShortcutHelp } from './ShortcutHelp';
import { SourceList } from './SourceList';
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
  /** Past replies to messages like this one. */
  lookAlikes: LookAlikeReply[];
  isMac: boolean;
  actions: DraftActions;
}

const words = panelStrings;

/** One conversation being answered: who and what, the reply, and what it rests on. */
export function JobView(props: JobViewProps) {
  const { job, edit, saveState, history, insertion, commandError, documentCount, isMac, actions } = props;
  const editor = useRef<HTMLTextAreaElement>(null);
  const reply = useRef<HTMLDivElement>(null);
  const [isSentOpen, setSentOpen] = useState(false);
  const text = currentText(job, edit);
  const running = isRunning(job.state);
  const { analysis, sender, conversation } = job;

  useEffect(() => {
    // Another suggestion was asked for from further down: it appears where the eyes are.
    const place = reply.current;
    if (place && place.getBoundingClientRect().top < 0) place.scrollIntoView({ block: 'start' });
  }, []);
  useFocusWhenDone(job, editor);
  useDraftKeys({
    onInsert: () => {
      if (canInsert(job, edit, text) && insertion.kind !== 'busy')
        actions.onInsert(text, { mode: 'empty-only' });
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
          <div className={styles.context}>
            {sender && <SenderFacts sender={sender} />}
            <ThreadContext conversation={conversation} unansweredKeys={analysis?.unansweredKeys ?? []} />
          </div>
        </div>
        <div ref={reply} className={styles.reply}>
          <Section
            title={words.draft.title}
            actions={
              <>
                <span className={styles.note}>{stateWords(job)}</span>
                <SuggestionStepper history={history} />
              </>
            }
          >
            {history.at > 0 && history.at < history.total && (
              <p className={styles.note}>{words.history.older}</p>
            )}
            {job.instruction && (
              <p className={styles.note}>{words.again.asked(instructionWords(job.instruction))}</p>
            )}
            <JobOutcome job={job} actions={actions} />
            {commandError && (
              <ErrorNotice error={commandError} isUrgent actions={{ 'read-again': actions.onReadAgain }} />
            )}
            <DraftBox {...{ job, edit, text, saveState, actions, editor }} />
          </Section>
        </div>
      </div>
      <ActionBar {...{ job, edit, text, insertion, actions }} />
      <div className={styles.rest}>
        <div className={styles.again}>
          <AgainBar onAgain={actions.onAgain} isDisabled={running} />
          <div className={styles.made}>
            <p className={styles.note}>{words.made.by(providerWords(job.provider))}</p>
            <Button size="small" variant="quiet" onClick={() => setSentOpen(true)}>
              {words.sent.button}
            </Button>
          </div>
        </div>
        <FindingList
          findings={job.findings}
          removedLinks={job.removedLinks}
          isChecked={job.state === 'done' && !job.handedOver}
        />
        {(job.sources.length > 0 || !job.handedOver) && (
          <SourceList
            sources={job.sources}
            isRunning={running}
            isLibraryEmpty={documentCount === 0}
            askedAt={job.createdAt}
            onInsertLink={(url) => editor.current && insertAtCaret(editor.current, url)}
            onAddPosts={actions.onOpenLibrary}
          />
        )}
        <LookAlikeList replies={props.lookAlikes} />
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

/** A few words for where the job is or how it ended. */
function stateWords({ state, timings, handedOver }: DraftJob): string {
  const { stage } = words;
  if (state === 'done') return handedOver ? stage.handedOver : stage.done(timings.total);
  if (state === 'failed' || state === 'stopped' || state === 'interrupted') return stage[state];
  return `${stage.running[state]}…`;
}
