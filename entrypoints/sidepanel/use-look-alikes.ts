import { useLiveQuery } from 'dexie-react-hooks';
import type { LookAlikeReply } from '../../components/retrieval/LookAlikeList';
import type { DraftJob } from '../../lib/core/drafting/draft-job';
import { usePanel } from './panel-context';

const mostShown = 3;

/** How the owner answered messages like the one of this job; none until its questions are known. */
export function useLookAlikes({ analysis, conversation }: DraftJob): LookAlikeReply[] {
  const { db } = usePanel();
  const text = analysis?.asks.map(({ query }) => query).join(' ') ?? '';
  const language = analysis?.language;
  const found = useLiveQuery(async () => {
    if (text === '') return [];
    // The analysis of texts is not needed for anything else in the panel.
    const { findLookAlikes } = await import('../../lib/store/exemplar-sketches');
    return findLookAlikes(db, { text, language }, mostShown + 1);
  }, [db, text, language]);
  // What was answered in this very conversation is above in the thread.
  return (found ?? [])
    .filter(({ exemplar }) => exemplar.conversationId !== conversation.key)
    .slice(0, mostShown)
    .map(({ exemplar: { id, inboundText, replyText, repliedAt } }) => {
      return { id, asked: inboundText, answered: replyText, repliedAt };
    });
}
