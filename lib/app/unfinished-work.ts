import { waitAfter } from './growing-wait';
import type { Now } from './ports';
import type { UnfinishedWork, UnfinishedWorkNote } from './ports/unfinished-work';

/** Whoever does the work may be ended by anything so often, and another is sent at once; then it is the work that ends them. */
const triesAtOnce = 15;

/**
 * Remembers that imports, index and vectors are being worked on until the work is reported done, so that a
 * killed worker or document and a closed browser are noticed, also when no import is left to tell. A note
 * that cannot be written costs no more than that.
 */
export function createUnfinishedWork(note: UnfinishedWorkNote, now: Now) {
  const put = (tries: number) => note.put({ tries, triedAt: now() }).catch(() => undefined);
  const wait = ({ tries }: UnfinishedWork) => (tries < triesAtOnce ? 0 : waitAfter(tries - triesAtOnce + 1));

  async function dueAt(): Promise<number | undefined> {
    const work = await note.get();
    return work && work.triedAt + wait(work);
  }

  return {
    /** Somebody asked for it. */
    begin: () => put(0),

    /** When it is to be begun again; undefined when none is unfinished. */
    dueAt,

    /** Whether it is to be begun again now. */
    async isDue(): Promise<boolean> {
      const at = await dueAt();
      return at !== undefined && at <= now();
    },

    /** It was begun again. */
    async countTry(): Promise<void> {
      const work = await note.get();
      if (work) await put(work.tries + 1);
    },

    /** It is done, or a part of it failed and is tried again after a wait. */
    async end(isComplete: boolean): Promise<void> {
      if (isComplete) return note.remove();
      const work = await note.get();
      await put(Math.max(triesAtOnce, (work?.tries ?? 0) + 1));
    },
  };
}
