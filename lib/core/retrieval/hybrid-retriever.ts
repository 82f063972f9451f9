import type { LibraryDocument, Passage } from '../library/document';
import { type Candidate, shownIdsOf } from './candidate';
import { coverageOf } from './coverage';
import { gatherCandidates, nameDocuments } from './gather-candidates';
import { orderCandidates } from './order-candidates';
import type { TermIndex } from './postings';
import { joinedTermsOf, queryConceptsOf } from './query-terms';
import { scoreDocuments } from './rank-documents';
import type { MeaningIndex, RetrievalQuery, RetrievalResult, RetrievedPassage } from './retrieval';
import { type AskedConcepts, ownScore, retrievedPassage, retrievedPassages } from './retrieved-passages';

/** The texts behind the postings, by `documentId#order`. */
export interface PassageTexts {
  passages(ids: string[]): Promise<Map<string, { passage: Passage; document: LibraryDocument }>>;
}

/** Passages asked for by meaning. */
const nearWanted = 64;

/** Documents that are read for quoting, and passages of each. */
const documentsRead = 3;
const passagesRead = 16;

/**
 * Finds passages by their words (BM25: Robertson, Zaragoza: The Probabilistic Relevance Framework,
 * 2009, with weighted fields) and, where there are vectors, by meaning; both are rolled up to documents
 * and fused with how well titles meet the question. Best document first, at most two passages of each.
 * Reads only the index rows of the question's own terms and the texts of the best passages.
 */
export function createHybridRetriever(dependencies: {
  index: TermIndex;
  passages: PassageTexts;
  meaning?: MeaningIndex;
}) {
  return {
    async search(
      query: RetrievalQuery,
      signal?: { readonly aborted: boolean; throwIfAborted(): void },
    ): Promise<RetrievalResult> {
      // Asked first: what vectors need is on its way while the question's words are looked at.
      const nearest = dependencies.meaning?.nearest(query, nearWanted, signal) ?? Promise.resolve([]);
      // Whoever waits for it learns of it; without words nobody does.
      nearest.catch(() => undefined);
      const concepts = queryConceptsOf(query.text, query.language, query.focus, query.libraryLanguages);
      if (concepts.length === 0) return nothingFound;
      const joined = joinedTermsOf(concepts, query.language);
      const terms = new Set(concepts.flatMap((concept) => concept.terms));
      for (const term of concepts.flatMap((concept) => concept.alternates.terms)) terms.add(term);
      for (const pair of joined) terms.add(pair.term);
      const wanted = query.limit * 2;
      // Scored while vectors are still being read.
      const ranked = dependencies.index.read([...terms]).then(async (reading) => {
        const ranking = scoreDocuments({ concepts, joined, reading });
        return { ranking, named: await nameDocuments(ranking, reading, wanted) };
      });
      const [{ ranking, named }, near] = await Promise.all([ranked, nearest]);
      signal?.throwIfAborted();
      const candidates = gatherCandidates({ ranking, named, near, nearWanted, wanted });
      const texts = await dependencies.passages.passages(candidates.flatMap(shownIdsOf));
      signal?.throwIfAborted();
      const { importance } = ranking;
      orderCandidates({ candidates, texts, concepts, importance, query });
      const asked = { concepts, importance };
      const passages = candidates
        .flatMap((candidate) => retrievedPassages(candidate, texts, asked))
        .sort((left, right) => right.score - left.score);
      return {
        passages: passages.slice(0, query.limit),
        coverage: coverageOf({ ...asked, candidates, passages }),
        readings: await readingsOf(passages, candidates, asked, dependencies.passages),
      };
    },
  };
}

const nothingFound: RetrievalResult = {
  passages: [],
  coverage: { verdict: 'uncovered', estimate: 0, rareTermsFound: 0 },
};

/** The passages of the best documents that may be cited, in their order: an answer is quoted from the whole text. */
async function readingsOf(
  passages: RetrievedPassage[],
  candidates: Candidate[],
  asked: AskedConcepts,
  texts: PassageTexts,
): Promise<RetrievedPassage[]> {
  const citable = passages.filter(({ status }) => status === 'active' || status === 'superseded');
  const ids = [...new Set(citable.map(({ documentId }) => documentId))].slice(0, documentsRead);
  const orders = Array.from({ length: passagesRead }, (_, order) => order);
  const found = await texts.passages(ids.flatMap((id) => orders.map((order) => `${id}#${order}`)));
  const signalsOf = new Map(
    candidates
      .filter(({ documentId }) => ids.includes(documentId))
      .map((candidate) => [candidate.documentId, candidate.passages]),
  );
  return [...found.values()].map((text) => {
    const scored = signalsOf.get(text.document.id)?.find(({ order }) => order === text.passage.order);
    return retrievedPassage(text, scored ? ownScore(scored) : 0, scored, asked);
  });
}
