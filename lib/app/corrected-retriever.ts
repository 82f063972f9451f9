import type { Passage } from '../core/library/document';
import { analyseText } from '../core/retrieval/analyse-text';
import { correctionsFor } from '../core/retrieval/corrections';
import type { Coverage, RetrievalResult, RetrievedPassage } from '../core/retrieval/retrieval';
import { retrievedPassage } from '../core/retrieval/retrieved-passages';
import type { Retriever } from './ports';
import type { CorrectionSource } from './ports/corrections';

const nothingAsked = { concepts: [], importance: [] };

/** A question the owner put right is answered by their library: as sure as it gets. */
const certain = 1;

/**
 * Finds what the retriever finds, with the owner's corrections on top: what they left out for such a
 * question is not found, what they put first comes first. A private document stays one: it is found, and
 * drafts do not cite it.
 */
export function createCorrectedRetriever(retriever: Retriever, source: CorrectionSource): Retriever {
  return {
    async search(query, signal) {
      const [result, corrections] = await Promise.all([retriever.search(query, signal), source.all()]);
      const question = query.focus ?? query.text;
      const made = correctionsFor(question, query.language, corrections);
      if (made.length === 0) return result;
      const banned = new Set(made.filter(({ kind }) => kind === 'ban').map(({ documentId }) => documentId));
      const kept = without(result, banned);
      const pinned: RetrievedPassage[] = [];
      for (const { documentId } of made.filter(({ kind }) => kind === 'pin')) {
        pinned.push(...(await pinnedPassages(documentId, kept, question, query.language)));
      }
      signal?.throwIfAborted();
      return withFirst(kept, pinned, query.limit);
    },
  };

  async function pinnedPassages(
    documentId: string,
    result: RetrievalResult,
    question: string,
    language: string | undefined,
  ): Promise<RetrievedPassage[]> {
    const found = result.passages.filter((passage) => passage.documentId === documentId);
    if (found.length > 0) return found;
    const stored = await source.document(documentId);
    const passage = stored && bestPassage(stored.passages, question, language ?? stored.document.language);
    return stored && passage
      ? [retrievedPassage({ document: stored.document, passage }, 0, undefined, nothingAsked)]
      : [];
  }
}

function without(result: RetrievalResult, banned: Set<string>): RetrievalResult {
  if (banned.size === 0) return result;
  const isKept = ({ documentId }: RetrievedPassage) => !banned.has(documentId);
  const passages = result.passages.filter(isKept);
  const wasBest = result.passages[0] !== undefined && !isKept(result.passages[0]);
  return {
    ...result,
    passages,
    coverage: wasBest ? coverageWithoutBest(result.coverage, passages.length > 0) : result.coverage,
    ...(result.readings ? { readings: result.readings.filter(isKept) } : {}),
  };
}

/** What was judged is gone: what is left is near at best, and nothing is nothing. */
function coverageWithoutBest(coverage: Coverage, isAnyLeft: boolean): Coverage {
  if (!isAnyLeft) return { verdict: 'uncovered', estimate: 0, rareTermsFound: 0 };
  return coverage.verdict === 'covered' ? { ...coverage, verdict: 'partial' } : coverage;
}

function withFirst(result: RetrievalResult, pinned: RetrievedPassage[], limit: number): RetrievalResult {
  if (pinned.length === 0) return result;
  const ids = new Set(pinned.map(({ documentId }) => documentId));
  const rest = result.passages.filter(({ documentId }) => !ids.has(documentId));
  const best = rest[0]?.score ?? pinned[0]?.score ?? 1;
  // Above all others, and in the order the owner gave them.
  const first = pinned.map((passage, at) => ({ ...passage, score: best * (1 + (pinned.length - at) / 100) }));
  const isCitable = first.some(({ status }) => status !== 'private');
  const coverage: Coverage = isCitable
    ? { ...result.coverage, verdict: 'covered', estimate: certain }
    : result.coverage;
  const others = (result.readings ?? []).filter(({ documentId }) => !ids.has(documentId));
  const own = (result.readings ?? []).filter(({ documentId }) => ids.has(documentId));
  return {
    passages: [...first, ...rest].slice(0, limit),
    coverage,
    readings: [...(own.length > 0 ? own : first), ...others],
  };
}

/**
 * What is quoted of a document that was put first: the passage with most of the question's words. There is one also
 * where none has any, as when the two are in different languages: the owner's word stands, and a document's
 * beginning says what it is about.
 */
function bestPassage(
  passages: Passage[],
  question: string,
  language: string | undefined,
): Passage | undefined {
  const asked = new Set(analyseText(question, language));
  let best: { passage: Passage; met: number } | undefined;
  for (const passage of passages) {
    const terms = new Set(analyseText(`${passage.headingPath.join(' ')} ${passage.text}`, language));
    const met = [...asked].filter((term) => terms.has(term)).length;
    if (!best || met > best.met) best = { passage, met };
  }
  return best?.passage;
}
