import { type RefObject, useEffect, useRef } from 'react';
import { type DraftJob, isRunning } from '../../lib/core/drafting/draft-job';
import { errorWords } from '../../locales/en/errors';
import { panelStrings } from '../../locales/en/panel';
import { countWords } from './edit-session';
import { groupSources } from './group-sources';

const words = panelStrings.announce;

/** What to announce for the job: its start and its end, nothing in between. */
export function announcementOf(job: DraftJob): string {
  switch (job.state) {
    case 'done': {
      if (job.handedOver) return words.handedOver;
      const cited = groupSources(job.sources).filter((document) => document.isCited).length;
      return words.done(countWords(job.suggestion), cited);
    }
    case 'failed':
      return words.failed(errorWords(job.error ?? { code: 'unexpected' }).title);
    case 'stopped':
      return words.stopped;
    case 'interrupted':
      return words.interrupted;
    default:
      return words.start(job.sender?.firstName ?? job.conversation.participants[0]?.name ?? '');
  }
}

/** A draft that ended this many milliseconds ago is what the owner opened the panel for. */
const justEnded = 3000;

/**
 * Moves the focus to the editor when a draft gets done, or was done while the panel was still opening,
 * unless the owner is busy elsewhere in the panel.
 */
export function useFocusWhenDone(job: DraftJob, editor: RefObject<HTMLTextAreaElement | null>): void {
  const running = useRef(Date.now() - job.updatedAt < justEnded ? job.id : undefined);
  useEffect(() => {
    if (isRunning(job.state)) {
      running.current = job.id;
      return;
    }
    const hasJustEnded = running.current === job.id;
    running.current = undefined;
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (hasJustEnded && isFree && job.state === 'done') editor.current?.focus({ preventScroll: true });
  }, [job.id, job.state, editor]);
}
