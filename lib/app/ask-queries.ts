import type { Ask, AskAnalysis, SenderCard } from '../core/conversation/ask';
import { readerOf } from '../core/conversation/sender-card';
import { languagesOfLibrary } from '../core/retrieval/library-languages';
import { lossPerYearOf } from '../core/retrieval/recency';
import type { RetrievalQuery } from '../core/retrieval/retrieval';
import type { LibraryFacts, SettingsStore } from './ports';

/** Passages looked at per ask. */
const passagesPerAsk = 12;

/** What each ask of a message is looked up by: for drafts, and for whoever tries what a draft would find. */
export async function askQueries(
  { asks, language }: AskAnalysis,
  sender: Promise<SenderCard> | SenderCard,
  { settings, facts }: { settings: Pick<SettingsStore, 'get'>; facts: Pick<LibraryFacts, 'languages'> },
): Promise<Array<{ ask: Ask; query: RetrievalQuery }>> {
  const [{ recency }, languages, card] = await Promise.all([settings.get(), facts.languages(), sender]);
  const common = {
    language,
    libraryLanguages: languagesOfLibrary(languages),
    reader: readerOf(card),
    lossPerYear: lossPerYearOf[recency],
    limit: passagesPerAsk,
  };
  return asks.map((ask) => ({ ask, query: { text: ask.query, focus: ask.focus, ...common } }));
}
