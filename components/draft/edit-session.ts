import { type DraftEdit, type DraftJob, isRunning } from '../../lib/core/drafting/draft-job';

/** The text in the editor: the owner's own once there is one, else the suggestion as it grows. */
export function currentText(job: DraftJob, edit: DraftEdit | undefined): string {
  return edit ? edit.text : job.suggestion;
}

/** The edit after the owner typed: from the first keystroke on it lives apart from the suggestion. */
export function typed(job: DraftJob, edit: DraftEdit | undefined, text: string, now: number): DraftEdit {
  return { ...newEdit(job), ...edit, text, editedAt: now };
}

/** The edit after the owner took the suggestion; the replaced text stays one step back. */
export function usedSuggestion(job: DraftJob, edit: DraftEdit, now: number): DraftEdit {
  return { ...edit, text: job.suggestion, basis: job.suggestion, previous: edit.text, editedAt: now };
}

/** Swaps the text with the one that was replaced last, so that going back loses nothing either. */
export function restoredPrevious(edit: DraftEdit, now: number): DraftEdit {
  if (edit.previous === undefined) return edit;
  return { ...edit, text: edit.previous, previous: edit.text, editedAt: now };
}

/** True when the job ended with a suggestion the owner has not seen in the editor. */
export function hasNewerSuggestion(job: DraftJob, edit: DraftEdit | undefined): edit is DraftEdit {
  if (!edit || isRunning(job.state) || job.suggestion === '') return false;
  if (edit.basis === undefined) return false;
  return job.suggestion !== edit.basis && job.suggestion !== edit.text;
}

/** Words as people count them. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function newEdit(job: DraftJob): Omit<DraftEdit, 'text' | 'editedAt'> {
  return { jobId: job.id, conversationKey: job.conversationKey, basis: job.suggestion };
}
