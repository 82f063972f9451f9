import type { LibraryDocument, Passage } from '../library/document';
import { type Candidate, shownIdsOf } from './candidate';
import { coverageOf } from './coverage';
import { gatherCandidates, nameDocuments } from './gather-candidates';
import { orderCandidates } from './order-candidates';
import type { TermIndex } from './postings';
import { joinedTermsOf, type QueryConcept, queryConceptsOf } from './query-terms';
import { scoreDocuments } from './rank-documents';
import { respellUnknown } from './respell';
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
      const asWritten = queryConceptsOf(query.text, query.language, query.focus, query.libraryLanguages);
      if (asWritten.length === 0) return nothingFound;
      const wanted = query.limit * 2;
      // Scored while vectors are still being read.
      const ranked = readWords(dependencies.index, asWritten, query.language).then(async (words) => {
        const ranking = scoreDocuments(words);
        const named = await nameDocuments(ranking, words.reading, wanted);
        return { concepts: words.concepts, ranking, named };
      });
      const [{ concepts, ranking, named }, near] = await Promise.all([ranked, nearest]);
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

/** The postings of a question's words, and of the nearest spellings of those the library does not know. */
async function readWords(index: TermIndex, asWritten: QueryConcept[], language: string | undefined) {
  const joined = joinedTermsOf(asWritten, language);
  const termsOf = (concepts: QueryConcept[]) => [
    ...concepts.flatMap(({ terms, alternates }) => [...terms, ...alternates.terms]),
    ...joined.map(({ term }) => term),
  ];
  const reading = await index.read(termsOf(asWritten));
  const respelt = await respellUnknown(asWritten, joined, reading, index);
  if (!respelt) return { concepts: asWritten, joined, reading };
  return { concepts: respelt, joined, reading: await index.read(termsOf(respelt)) };
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
