import { analyseAsks } from '../lib/core/conversation/analyse-asks';
import type { Conversation } from '../lib/core/conversation/conversation';
import { conversationFromPaste } from '../lib/core/conversation/pasted';
import { buildSenderCard, readerOf } from '../lib/core/conversation/sender-card';
import { type ComposedReply, composeReply } from '../lib/core/drafting/compose';
import type { Instruction } from '../lib/core/drafting/draft-job';
import { guardText } from '../lib/core/drafting/link-guard';
import { normalizeUrl } from '../lib/core/library/normalize-url';
import { createHybridRetriever } from '../lib/core/retrieval/hybrid-retriever';
import { languagesOfLibrary } from '../lib/core/retrieval/library-languages';
import type { RetrievalResult } from '../lib/core/retrieval/retrieval';
import type { LinkOutcome } from './links-figures';
import type { MemoryLibrary } from './memory-library';
import { withoutDocuments } from './without-documents';

/** Passages looked at per ask, as in the extension. */
const passagesPerAsk = 12;

export interface EvaluatedDraft extends ComposedReply {
  analysis: ReturnType<typeof analyseAsks>;
  results: Map<string, RetrievalResult>;
  milliseconds: number;
}

/** Runs the whole built-in pipeline on a conversation: asks, retrieval, composer, link guard. */
export async function draftFor(
  library: MemoryLibrary,
  conversation: Conversation,
  options: {
    excluded?: ReadonlySet<string>;
    ownerName?: string;
    instruction?: Instruction;
    variant?: number;
  } = {},
): Promise<EvaluatedDraft> {
  const start = performance.now();
  const retriever = createHybridRetriever(
    options.excluded?.size ? withoutDocuments(library, options.excluded) : library,
  );
  const analysis = analyseAsks(conversation);
  const sender = buildSenderCard(conversation);
  const results = new Map<string, RetrievalResult>();
  for (const ask of analysis.asks) {
    results.set(
      ask.id,
      await retriever.search({
        text: ask.query,
        focus: ask.focus,
        language: analysis.language,
        libraryLanguages: languagesOfLibrary(library.languages),
        reader: readerOf(sender),
        limit: passagesPerAsk,
      }),
    );
  }
  const composed = composeReply({
    conversation,
    analysis,
    sender,
    results,
    ownerName: options.ownerName,
    instruction: options.instruction,
    variant: options.variant,
    libraryLanguages: library.languages,
  });
  const allowedUrls = new Map<string, string>();
  for (const { passage } of composed.sources) {
    const normalized = passage.url === undefined ? undefined : normalizeUrl(passage.url);
    if (passage.url && normalized) allowedUrls.set(normalized, passage.url);
  }
  const sources = composed.sources.map(({ mark, passage }) => ({ mark, url: passage.url }));
  const { text } = guardText(composed.text, { allowedUrls, sources });
  return { ...composed, text, analysis, results, milliseconds: performance.now() - start };
}

/** Drafts for a message of one stranger and tells what it did with links. */
export async function linkOutcome(
  library: MemoryLibrary,
  message: string,
  relevant: ReadonlySet<string>,
  excluded: ReadonlySet<string> = new Set(),
): Promise<{ outcome: LinkOutcome; draft: EvaluatedDraft }> {
  const conversation = conversationFromPaste(message, 'Robin Vale', 'https://www.linkedin.com/messaging/');
  const draft = await draftFor(library, conversation, { excluded });
  const documentOf = new Map(
    library.documents.flatMap((document) => {
      const key = document.url === undefined ? undefined : normalizeUrl(document.url);
      return key === undefined ? [] : [[withoutTime(key), document.id] as const];
    }),
  );
  const linked: string[] = [];
  let foreign = 0;
  for (const url of draft.text.match(/(?:https?:\/\/|www\.)[^\s<>"]+/gi) ?? []) {
    const key = normalizeUrl(url.replace(/[).,;:!?\]]+$/u, ''));
    const id = key === undefined ? undefined : documentOf.get(withoutTime(key));
    if (id === undefined) foreign++;
    else linked.push(id);
  }
  const offered = draft.sources.map((source) => source.passage.documentId);
  return { outcome: { relevant, linked, offered, foreign }, draft };
}

/** A link to a moment of a talk is a link to the talk. */
function withoutTime(key: string): string {
  return key.replace(/([?&])t=\d+s?(?:&|$)/, '$1').replace(/[?&]$/, '');
}
