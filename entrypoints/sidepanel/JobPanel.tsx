import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import type { SuggestionHistory } from '../../components/draft/draft-actions';
import { JobView } from '../../components/draft/JobView';
import { ErrorNotice } from '../../components/ErrorNotice';
import { Spinner } from '../../components/Spinner';
import type { DraftEdit, DraftJob } from '../../lib/core/drafting/draft-job';
import { panelStrings } from '../../locales/en/panel';
import { documentCount } from './library-state';
import { usePanel } from './panel-context';
import { useDraftActions } from './use-draft-actions';
import { useDraftEdit } from './use-draft-edit';
import { useIsLate } from './use-is-late';
import { useJobCheck } from './use-job-check';
import { useJobOrder } from './use-job-order';
import { useLookAlikes } from './use-look-alikes';
import { useShownMarks } from './use-shown-marks';

export interface JobPanelProps {
  /** The newest job, as the background set it. */
  targetJobId: string;
  conversationKey: string;
  onReadAgain: () => void;
}

/** Follows one conversation's jobs; the owner may step back to earlier ones. */
export function JobPanel({ targetJobId, conversationKey, onReadAgain }: JobPanelProps) {
  const { db } = usePanel();
  const [stepped, setStepped] = useState<{ from: string; to: string; by: -1 | 1 } | undefined>();
  // A new target ends the stepping: the owner asked for something new.
  const jobId = stepped?.from === targetJobId ? stepped.to : targetJobId;
  const order = useJobOrder(conversationKey, targetJobId);
  const loaded = useLiveQuery(async () => {
    const [job, edit] = await Promise.all([db.jobs.get(jobId), db.drafts.get(jobId)]);
    return { jobId, job, edit };
  }, [db, jobId]);

  // While the next one loads, the one before stays: no flicker, and the panel keeps its place.
  if (!loaded) return <Spinner label={panelStrings.loading} />;
  if (!loaded.job) {
    return <MissingJob onReadAgain={onReadAgain} />;
  }
  const at = order.indexOf(jobId);
  const history = {
    at: at + 1,
    total: order.length,
    cameBy: jobId === targetJobId && stepped?.to !== jobId ? undefined : stepped?.by,
    onStep: (by: -1 | 1) => {
      const to = order[at + by];
      if (to !== undefined) setStepped({ from: targetJobId, to, by });
    },
  };
  return (
    <LoadedJob
      key={loaded.jobId}
      job={loaded.job}
      storedEdit={loaded.edit}
      history={history}
      onReadAgain={onReadAgain}
    />
  );
}

/** The target may be written a moment before the job it names, so a missing row gets that moment. */
function MissingJob({ onReadAgain }: { onReadAgain: () => void }) {
  const [since] = useState(Date.now);
  const isLate = useIsLate(since, 800);
  if (!isLate) return <Spinner label={panelStrings.loading} />;
  return <ErrorNotice error={{ code: 'job-not-found' }} actions={{ 'read-again': onReadAgain }} />;
}

interface LoadedJobProps {
  job: DraftJob;
  storedEdit: DraftEdit | undefined;
  history: SuggestionHistory;
  onReadAgain: () => void;
}

function LoadedJob({ job, storedEdit, history, onReadAgain }: LoadedJobProps) {
  const { db } = usePanel();
  const count = useLiveQuery(() => documentCount(db), [db]);
  const editing = useDraftEdit(job, storedEdit);
  const { actions, insertion, commandError } = useDraftActions(job, editing, onReadAgain);
  useJobCheck(job);
  useShownMarks(job);
  return (
    <JobView
      job={job}
      edit={editing.edit}
      saveState={editing.saveState}
      history={history}
      insertion={insertion}
      commandError={commandError}
      documentCount={count}
      lookAlikes={useLookAlikes(job)}
      isMac={navigator.platform.startsWith('Mac')}
      actions={actions}
    />
  );
}
