import { useEffect, useMemo, useRef, useState } from 'react';
import type { SaveState } from '../../components/draft/draft-actions';
import { restoredPrevious, typed, usedSuggestion } from '../../components/draft/edit-session';
import type { DraftEdit, DraftJob } from '../../lib/core/drafting/draft-job';
import { createEditSaver } from './edit-saver';
import { usePanel } from './panel-context';
import { newerEdit } from './save-unsaved';

/** The owner's text for one job, kept on disk while it is being written. */
export interface DraftEditing {
  edit: DraftEdit | undefined;
  saveState: SaveState;
  type(text: string): void;
  useSuggestion(): void;
  restorePrevious(): void;
  /** Stores what is not stored yet, now. */
  flush(): Promise<void>;
}

/** Editing of one job's text. Needs the stored edit from the first render on, so that nothing is written over it. */
export function useDraftEdit(job: DraftJob, stored: DraftEdit | undefined): DraftEditing {
  const { jobs, unsaved } = usePanel();
  // What an earlier panel could not save comes back with the first render, unless something newer is stored.
  const [rescued] = useState(() => {
    const kept = unsaved.read(job.id);
    return newerEdit(kept, stored) === stored ? undefined : kept;
  });
  const [local, setLocal] = useState<DraftEdit | undefined>(rescued);
  const [saveState, setSaveState] = useState<SaveState>('none');
  const edit = newerEdit(local, stored);

  const inserted = useRef(stored?.inserted);
  useEffect(() => {
    inserted.current = stored?.inserted;
  }, [stored]);
  const saver = useMemo(
    () =>
      createEditSaver({
        // The background notes insertions in the same row; typing must not take the note away.
        write: (next) => jobs.putEdit({ ...next, inserted: inserted.current ?? next.inserted }),
        unsaved,
        onState: setSaveState,
      }),
    [jobs, unsaved],
  );
  useEffect(() => {
    if (rescued) saver.schedule(rescued);
  }, [saver, rescued]);
  useEffect(() => {
    const abort = new AbortController();
    const flush = () => void saver.flush();
    window.addEventListener('pagehide', flush, { signal: abort.signal });
    document.addEventListener('visibilitychange', flush, { signal: abort.signal });
    return () => {
      abort.abort();
      flush();
    };
  }, [saver]);

  const apply = (next: DraftEdit) => {
    setLocal(next);
    saver.schedule(next);
  };
  // Always later than what is stored, even when the clock was set back.
  const now = () => Math.max(Date.now(), (edit?.editedAt ?? 0) + 1);
  return {
    edit,
    saveState,
    type: (text) => apply(typed(job, edit, text, now())),
    useSuggestion: () => edit && apply(usedSuggestion(job, edit, now())),
    restorePrevious: () => edit && apply(restoredPrevious(edit, now())),
    flush: () => saver.flush(),
  };
}
