import { useMemo, useState } from 'react';
import { useToast } from '../../../components/Toast';
import { type AppError, toAppError } from '../../../lib/core/errors';
import { studioStrings } from '../../../locales/en/studio';
import { useStudio } from '../studio';

const words = studioStrings.changes;

export interface DocumentActions {
  remove(ids: string[]): Promise<void>;
  restore(ids: string[]): Promise<void>;
  erase(ids: string[]): Promise<void>;
  setPrivate(ids: string[], isPrivate: boolean): Promise<void>;
}

/** What the owner does with documents, each said in a toast and undone from there where it can be. */
export function useDocumentActions(): {
  actions: DocumentActions;
  error: AppError | undefined;
  dismissError: () => void;
} {
  const { writer, db } = useStudio();
  const toast = useToast();
  const [error, setError] = useState<AppError>();
  const actions = useMemo<DocumentActions>(() => {
    const attempt = async (work: () => Promise<void>) => {
      setError(undefined);
      try {
        await work();
      } catch (thrown) {
        setError(toAppError(thrown));
      }
    };
    const undoable = (done: string, undo: () => Promise<void>) =>
      toast({ words: done, onAction: () => void attempt(undo) });
    return {
      remove: (ids) =>
        attempt(async () => {
          await writer.remove(ids);
          undoable(words.removed(ids.length), () => writer.restore(ids));
        }),
      restore: (ids) =>
        attempt(async () => {
          await writer.restore(ids);
          undoable(words.restored(ids.length), () => writer.remove(ids));
        }),
      erase: (ids) =>
        attempt(async () => {
          await writer.erase(ids);
          toast({ words: words.erased(ids.length) });
        }),
      setPrivate: (ids, isPrivate) =>
        attempt(async () => {
          const rows = await db.documents.bulkGet(ids);
          const changed = rows
            .filter((row) => row !== undefined)
            .filter((row) => (row.status === 'private') !== isPrivate)
            .map((row) => row.id);
          await writer.setPrivate(changed, isPrivate);
          const done = isPrivate ? words.madePrivate(changed.length) : words.madePublic(changed.length);
          if (changed.length === 0) toast({ words: done });
          else undoable(done, () => writer.setPrivate(changed, !isPrivate));
        }),
    };
  }, [writer, db, toast]);
  return { actions, error, dismissError: () => setError(undefined) };
}
