import { analyseAsks } from '../core/conversation/analyse-asks';
import { conversationFromPaste } from '../core/conversation/pasted';
import { lossPerYearOf } from '../core/retrieval/recency';
import type { TriedAsk, TriedQuestion } from '../core/retrieval/tried-question';
import type { Clock } from './clock';
import type { Retriever, SettingsStore } from './ports';

/** Passages shown for each ask. */
const shown = 12;

/** Searches for a message as a draft would, and drafts nothing. */
export async function tryQuestion(
  text: string,
  {
    retriever,
    clock,
    settings,
  }: { retriever: Retriever; clock: Pick<Clock, 'now'>; settings: Pick<SettingsStore, 'get'> },
): Promise<TriedQuestion> {
  const lossPerYear = lossPerYearOf[(await settings.get()).recency];
  const { asks, language } = analyseAsks(conversationFromPaste(text, '', ''));
  const tried: TriedAsk[] = [];
  for (const ask of asks) {
    const startedAt = clock.now();
    const query = { text: ask.query, focus: ask.focus, language, lossPerYear, limit: shown };
    const { readings: _, ...result } = await retriever.search(query);
    tried.push({ ask, result, milliseconds: clock.now() - startedAt });
  }
  return { asks: tried, ...(language === undefined ? {} : { language }) };
}
