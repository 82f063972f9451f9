import type { SaveState } from '../../components/draft/draft-actions';
import type { DraftEdit } from '../../lib/core/drafting/draft-job';

/** Writes an edit soon after it was made, at most once per `delay`. */
export interface EditSaver {
  schedule(edit: DraftEdit): void;
  /** Writes what is waiting, now. Resolves when it is stored or has failed. */
  flush(): Promise<void>;
}

export interface EditSaverOptions {
  write: (edit: DraftEdit) => Promise<void>;
  onState: (state: SaveState) => void;
  /** Milliseconds from the first unsaved change to the write. */
  delay?: number;
}

/**
 * Creates an {@link EditSaver}. The delay counts from the first unsaved change and not from the
 * last one, so that somebody who types without a pause is saved all the same.
 */
export function createEditSaver({ write, onState, delay = 250 }: EditSaverOptions): EditSaver {
  let waiting: DraftEdit | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const edit = waiting;
    if (!edit) return;
    waiting = undefined;
    try {
      await write(edit);
      if (!waiting) onState('saved');
    } catch {
      // Kept for the next try, unless something newer is waiting already.
      waiting ??= edit;
      onState('failed');
    }
  }

  return {
    schedule(edit) {
      waiting = edit;
      onState('saving');
      timer ??= setTimeout(flush, delay);
    },
    flush,
  };
}
