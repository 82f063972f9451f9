import type { DraftEdit } from '../../lib/core/drafting/draft-job';

/**
 * What was typed and is not confirmed on disk yet: the newest text per draft. Writing is synchronous, so a panel
 * that is closed, reloaded or killed right after a keystroke has lost nothing.
 */
export interface UnsavedEdits {
  /** Keeps the edit. False when the browser refuses, above all when its quota is used up. */
  keep(edit: DraftEdit): boolean;
  /** Lets go of the edit, unless something newer was typed since. */
  release(edit: Pick<DraftEdit, 'jobId' | 'editedAt'>): void;
  read(jobId: string): DraftEdit | undefined;
  all(): DraftEdit[];
}

const prefix = 'drafthand:unsaved:';
/** More drafts than this wait only when the database refuses for days; the oldest one then makes room. */
const most = 50;

/** Creates {@link UnsavedEdits} over a storage of the panel's own origin; pass `localStorage`. */
export function createUnsavedEdits(storage: Storage): UnsavedEdits {
  function read(jobId: string): DraftEdit | undefined {
    try {
      return parse(storage.getItem(prefix + jobId));
    } catch {
      return undefined;
    }
  }

  function all(): DraftEdit[] {
    const jobIds = Object.keys(storage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
    return jobIds.map(read).filter((edit) => edit !== undefined);
  }

  function makeRoom(): void {
    const edits = all().sort((one, other) => one.editedAt - other.editedAt);
    for (const { jobId } of edits.slice(0, Math.max(0, edits.length - most)))
      storage.removeItem(prefix + jobId);
  }

  return {
    keep(edit) {
      const key = prefix + edit.jobId;
      try {
        const isFirst = storage.getItem(key) === null;
        storage.setItem(key, JSON.stringify(edit));
        if (isFirst) makeRoom();
        return true;
      } catch {
        // What was kept before stays: an older text is better than none, and never wins over a newer one.
        return false;
      }
    },
    release({ jobId, editedAt }) {
      const kept = read(jobId);
      if (!kept || kept.editedAt <= editedAt) remove(storage, prefix + jobId);
    },
    read,
    all: () => {
      try {
        return all();
      } catch {
        return [];
      }
    },
  };
}

function remove(storage: Storage, key: string): void {
  try {
    storage.removeItem(key);
  } catch {
    // A storage that refuses everything holds nothing either.
  }
}

/** The edit in a stored text; undefined for anything else. */
function parse(text: string | null): DraftEdit | undefined {
  const value: unknown = JSON.parse(text ?? 'null');
  return isEdit(value) ? value : undefined;
}

function isEdit(value: unknown): value is DraftEdit {
  if (typeof value !== 'object' || value === null) return false;
  const { jobId, conversationKey, text, editedAt } = value as Record<string, unknown>;
  return (
    typeof jobId === 'string' &&
    typeof conversationKey === 'string' &&
    typeof text === 'string' &&
    typeof editedAt === 'number'
  );
}
