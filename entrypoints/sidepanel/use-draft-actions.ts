import { useState } from 'react';
import type { DraftActions, InsertHow, Insertion } from '../../components/draft/draft-actions';
import { useToast } from '../../components/Toast';
import type { DraftJob } from '../../lib/core/drafting/draft-job';
import type { AppError } from '../../lib/core/errors';
import type { Answer } from '../../lib/messaging/protocol';
import { sendToBackground } from '../../lib/messaging/send';
import { panelStrings } from '../../locales/en/panel';
import { openStudio } from './open-studio';
import { usePanel } from './panel-context';
import type { DraftEditing } from './use-draft-edit';

/** Everything the drafting view can do, carried out. */
export function useDraftActions(
  job: DraftJob,
  editing: DraftEditing,
  onReadAgain: () => void,
): { actions: DraftActions; insertion: Insertion; commandError: AppError | undefined } {
  const { windowId } = usePanel();
  const toast = useToast();
  const [insertion, setInsertion] = useState<Insertion>({ kind: 'none' });
  const [commandError, setCommandError] = useState<AppError | undefined>();
  const jobId = job.id;

  const command = async (run: () => Promise<Answer<unknown>>) => {
    setCommandError(undefined);
    await editing.flush();
    const answer = await run();
    if (!answer.ok) setCommandError(answer.error);
  };
  const insert = async (text: string, how: InsertHow) => {
    if (insertion.kind === 'busy') return;
    setInsertion({ kind: 'busy' });
    await editing.flush();
    const answer = await sendToBackground('draft/insert', { jobId, text, ...how });
    setInsertion(
      answer.ok ? { kind: 'outcome', outcome: answer.value, text } : { kind: 'error', error: answer.error },
    );
  };
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      toast({ words: panelStrings.draft.copied, milliseconds: 3000 });
    } catch {
      toast({ words: panelStrings.draft.copyFailed });
    }
  };

  const actions: DraftActions = {
    onEdit: editing.type,
    onUseSuggestion: editing.useSuggestion,
    onRestorePrevious: editing.restorePrevious,
    onSaveNow: () => void editing.flush(),
    onStop: () => command(() => sendToBackground('draft/stop', { jobId })),
    onAgain: (instruction) =>
      command(() => sendToBackground('draft/again', { jobId, windowId, instruction })),
    onUseBuiltIn: () =>
      command(() => sendToBackground('draft/again', { jobId, windowId, provider: 'built-in' })),
    onContinue: () => command(() => sendToBackground('draft/continue', { jobId, windowId })),
    onInsert: insert,
    onCopy: copy,
    onDismissInsertion: () => setInsertion({ kind: 'none' }),
    onReadAgain,
    onOpenSettings: () => openStudio('settings'),
    onOpenLibrary: () => openStudio('library'),
  };
  return { actions, insertion, commandError };
}
