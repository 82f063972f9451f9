import { citationUrlOf, type LibraryDocument, type Passage } from '../library/document';
import { timedUrl } from '../library/timed-url';
import { type Candidate, type PassageSignals, passagesPerDocument, type StoredTexts } from './candidate';
import { signalWeights } from './fuse-signals';
import type { QueryConcept } from './query-terms';
import type { RetrievedPassage, WhyPassage } from './retrieval';

/** What is known of the question when passages are made ready to be shown. */
export interface AskedConcepts {
  concepts: QueryConcept[];
  importance: number[];
}

/** The best passages of a candidate with what is needed to show and cite them; none of removed documents. */
export function retrievedPassages(
  candidate: Candidate,
  texts: StoredTexts,
  asked: AskedConcepts,
): RetrievedPassage[] {
  return candidate.passages.slice(0, passagesPerDocument).flatMap((scored, rank) => {
    const text = texts.get(`${candidate.documentId}#${scored.order}`);
    if (!text || text.document.status === 'removed') return [];
    // The document's score stands on its best passage; the second one keeps its own, lower one.
    const score = rank === 0 ? candidate.score : Math.min(ownScore(scored), candidate.score);
    return [{ ...retrievedPassage(text, score, scored, asked), why: whyOf(candidate, scored, asked) }];
  });
}

/** A passage as it is shown and cited. */
export function retrievedPassage(
  { document, passage }: { document: LibraryDocument; passage: Passage },
  score: number,
  scored: PassageSignals | undefined,
  { concepts }: AskedConcepts,
): RetrievedPassage {
  const found = scored?.concepts ?? [];
  return {
    id: `${document.id}#${passage.order}`,
    documentId: document.id,
    order: passage.order,
    title: document.title,
    url: addressOf(document, passage.startSeconds),
    kind: document.kind,
    status: document.status,
    publishedAt: document.publishedAt,
    language: document.language,
    text: passage.text,
    headingPath: passage.headingPath,
    startSeconds: passage.startSeconds,
    score,
    matchedTerms: [...new Set(found.map((concept) => concepts[concept]?.surface ?? ''))],
    links: passage.links,
  };
}

/** What a passage scores by itself, without its document's title. */
export function ownScore({ lexical, vector }: PassageSignals): number {
  return signalWeights.lexical * lexical + signalWeights.vector * vector;
}

function whyOf({ signals }: Candidate, scored: PassageSignals, asked: AskedConcepts): WhyPassage {
  const total = asked.importance.reduce((sum, value) => sum + value, 0);
  const words = scored.concepts.map((index) => ({
    word: asked.concepts[index]?.surface ?? '',
    share: total > 0 ? (asked.importance[index] ?? 0) / total : 0,
  }));
  return {
    words: words.sort((left, right) => right.share - left.share),
    lexical: signalWeights.lexical * signals.lexical,
    vector: signalWeights.vector * signals.vector,
    title: signalWeights.title * signals.title + signalWeights.pieces * signals.pieces,
    similarity: scored.vector,
  };
}

/** The address to cite; for videos and recordings at the second the passage starts. */
function addressOf(document: LibraryDocument, startSeconds: number | undefined): string | undefined {
  const address = citationUrlOf(document);
  return address === undefined || startSeconds === undefined ? address : timedUrl(address, startSeconds);
}
