import { analyseAsks } from '../core/conversation/analyse-asks';
import { conversationFromPaste } from '../core/conversation/pasted';
import { buildSenderCard } from '../core/conversation/sender-card';
import type { TriedAsk, TriedQuestion } from '../core/retrieval/tried-question';
import { askQueries } from './ask-queries';
import type { Clock } from './clock';
import type { LibraryFacts, Retriever, SettingsStore } from './ports';

/** Searches for a message as a draft would, and drafts nothing. */
export async function tryQuestion(
  text: string,
  {
    retriever,
    clock,
    settings,
    facts,
  }: {
    retriever: Retriever;
    clock: Pick<Clock, 'now'>;
    settings: Pick<SettingsStore, 'get'>;
    facts: Pick<LibraryFacts, 'languages'>;
  },
): Promise<TriedQuestion> {
  const conversation = conversationFromPaste(text, '', '');
  const analysis = analyseAsks(conversation);
  const queries = await askQueries(analysis, buildSenderCard(conversation), { settings, facts });
  const tried: TriedAsk[] = [];
  for (const { ask, query } of queries) {
    const startedAt = clock.now();
    const { readings: _, ...result } = await retriever.search(query);
    tried.push({ ask, result, milliseconds: clock.now() - startedAt });
  }
  const { language } = analysis;
  return { asks: tried, ...(language === undefined ? {} : { language }) };
}
