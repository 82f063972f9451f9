import type { SaveState } from '../../components/draft/draft-actions';
import type { DraftEdit } from '../../lib/core/drafting/draft-job';
import type { UnsavedEdits } from './unsaved-edits';

/** Keeps an edit at once and writes it to the store soon after, at most once per `delay`. */
export interface EditSaver {
  schedule(edit: DraftEdit): void;
  /** Writes what is waiting, now. Resolves when it is stored or has failed. */
  flush(): Promise<void>;
}

export interface EditSaverOptions {
  /** Writes to the store; done means on disk. */
  write: (edit: DraftEdit) => Promise<void>;
  /** Holds each edit from the moment it is made until the store has it. */
  unsaved: Pick<UnsavedEdits, 'keep' | 'release'>;
  onState: (state: SaveState) => void;
  /** Milliseconds from the first unsaved change to the write. */
  delay?: number;
}

/**
 * Creates an {@link EditSaver}. The delay counts from the first unsaved change and not from the
 * last one, so that somebody who types without a pause is saved all the same.
 */
export function createEditSaver({ write, unsaved, onState, delay = 250 }: EditSaverOptions): EditSaver {
  let waiting: DraftEdit | undefined;
  let isGuarded = true;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const edit = waiting;
    if (!edit) return;
    waiting = undefined;
    try {
      await write(edit);
      unsaved.release(edit);
      if (!waiting) onState(isGuarded ? 'saved' : 'unguarded');
    } catch {
      // Kept for the next try, unless something newer is waiting already.
      waiting ??= edit;
      onState('failed');
    }
  }

  return {
    schedule(edit) {
      waiting = edit;
      isGuarded = unsaved.keep(edit);
      onState(isGuarded ? 'saving' : 'unguarded');
      timer ??= setTimeout(flush, isGuarded ? delay : 0);
    },
    flush,
  };
}
