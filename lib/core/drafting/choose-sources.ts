import type { AskAnalysis } from '../conversation/ask';
import type { Conversation } from '../conversation/conversation';
import { addressKey } from '../library/normalize-url';
import type { RetrievalResult, RetrievedPassage } from '../retrieval/retrieval';
import type { AskOutcome, JobSource } from './draft-job';

/** Documents offered for one ask. */
const documentsPerAsk = 3;
/** A further document must have this share of the best one's score. */
const leastShare = 0.45;
/** Below this estimate nothing is offered; from it on the owner may look, though the draft may not link. */
const leastEstimate = 0.015;
/** A private document is named when it has this share of the best score. */
const leastPrivateShare = 0.7;

/**
 * The documents offered as sources, marked S1, S2, … in order of relevance: the best of every ask
 * first, then the second ones, and so on; documents with a dead address later, superseded ones last.
 * Each document once, with its best passage. Private documents are never among them; where one covers
 * an ask, its title stands in the ask's outcome. An ask that nothing in the library comes near to gets none.
 *
 * @param sentEarlier texts of the owner in this conversation that the page may no longer show.
 */
export function chooseSources(
  analysis: AskAnalysis,
  results: Map<string, RetrievalResult>,
  conversation: Conversation,
  sentEarlier: readonly string[] = [],
): { sources: JobSource[]; outcomes: AskOutcome[] } {
  const sentBefore = addressesSentBefore(conversation, sentEarlier);
  const perAsk = analysis.asks.map((ask) => ({ ask, chosen: candidatesOf(results.get(ask.id)) }));
  const ordered: Array<{ askId: string; passage: RetrievedPassage; rank: number }> = [];
  for (let rank = 0; rank < documentsPerAsk; rank++) {
    for (const { ask, chosen } of perAsk) {
      const passage = chosen[rank];
      if (passage) ordered.push({ askId: ask.id, passage, rank });
    }
  }
  ordered.sort((left, right) => lateness(left.passage) - lateness(right.passage));
  const sources: JobSource[] = [];
  for (const { askId, passage } of ordered) {
    if (sources.some((source) => source.passage.documentId === passage.documentId)) continue;
    sources.push({
      mark: `S${sources.length + 1}`,
      passage,
      askId,
      isCited: false,
      wasSentBefore: wasSent(passage, sentBefore),
    });
  }
  return { sources, outcomes: analysis.asks.map((ask) => outcomeOf(ask.id, results.get(ask.id))) };
}

/**
 * The best public passages of an ask, one a document. A document with the title of one before it (the
 * same text published twice, another answer to the same question) comes after different ones.
 */
function candidatesOf(result: RetrievalResult | undefined): RetrievedPassage[] {
  if (!result || result.coverage.estimate < leastEstimate) return [];
  const open = result.passages.filter(
    (passage) => passage.status === 'active' || passage.status === 'superseded',
  );
  const best = open[0]?.score ?? 0;
  const different: RetrievedPassage[] = [];
  const alike: RetrievedPassage[] = [];
  for (const passage of open) {
    if (passage.score < best * leastShare) break;
    const isKnown = (other: RetrievedPassage) => other.documentId === passage.documentId;
    if (different.some(isKnown) || alike.some(isKnown)) continue;
    (different.some((other) => other.title === passage.title) ? alike : different).push(passage);
  }
  return [...different, ...alike].slice(0, documentsPerAsk);
}

function outcomeOf(askId: string, result: RetrievalResult | undefined): AskOutcome {
  const coverage = result?.coverage ?? { verdict: 'uncovered', estimate: 0, rareTermsFound: 0 };
  const best = result?.passages[0]?.score ?? 0;
  const privateTitles = (result?.passages ?? [])
    .filter((passage) => passage.status === 'private' && passage.score >= best * leastPrivateShare)
    .map((passage) => passage.title);
  const verdicts = { covered: 'answered', partial: 'asked-back', uncovered: 'uncovered' } as const;
  return { askId, coverage, result: verdicts[coverage.verdict], privateTitles: [...new Set(privateTitles)] };
}

function lateness(passage: RetrievedPassage): number {
  return (passage.status === 'superseded' ? 2 : 0) + (passage.isLinkDead ? 1 : 0);
}

/** Keys of the addresses the owner already wrote in this thread. */
function addressesSentBefore({ messages }: Conversation, sentEarlier: readonly string[]): Set<string> {
  const keys = new Set<string>();
  const own = messages.flatMap(({ isOwn, isDeleted, text }) => (isOwn && !isDeleted ? [text] : []));
  for (const text of [...sentEarlier, ...own]) {
    for (const match of text.matchAll(/https?:\/\/[^\s<>"'`]+/gi)) {
      const key = addressKey(match[0].replace(/[).,;:!?\]}*_]+$/u, ''));
      if (key) keys.add(withoutTime(key));
    }
  }
  return keys;
}

function wasSent(passage: RetrievedPassage, sentBefore: Set<string>): boolean {
  const key = passage.url === undefined ? undefined : addressKey(passage.url);
  return key !== undefined && sentBefore.has(withoutTime(key));
}

/** A talk is the same talk at every second of it. */
function withoutTime(key: string): string {
  return key.replace(/([?&])(?:t|start)=\d+s?&?/, '$1').replace(/[?&]$/, '');
}
