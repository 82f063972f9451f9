import { citationUrlOf, type LibraryDocument, type Passage } from '../library/document';
import { takesBack } from './changed-mind';
import { coverageOf } from './coverage';
import type { IndexReading, TermIndex } from './postings';
import { joinedTermsOf, type QueryConcept, queryConceptsOf } from './query-terms';
import { type DocumentScore, type PlaceScore, scoreDocuments } from './rank-documents';
import type { RetrievalQuery, RetrievalResult, RetrievedPassage } from './retrieval';
import { titleMatch } from './title-match';

/** The texts behind the postings, by `documentId#order`. */
export interface PassageTexts {
  passages(ids: string[]): Promise<Map<string, { passage: Passage; document: LibraryDocument }>>;
}

/** Passages of one document in a result. */
const passagesPerDocument = 2;

/** A superseded document has to be this much better than a current one. */
const supersededFactor = 0.6;

/** What a perfect title adds, as a share of the best score. */
const titleShare = 1;

/** What a heading counts in relation to a title. */
const headingShare = 0.8;

/** Best candidates compared for one taking back another, and how near in score they must be. */
const comparedForLaterView = 8;
const leastLaterShare = 0.5;

/** Newer of two equally good documents first: loss a year behind the newest candidate, and its limit. */
const lossPerYear = 0.05;
const leastAgeFactor = 0.75;
const year = 365.25 * 24 * 3600 * 1000;

/** Documents that are read for quoting, and passages of each. */
const documentsRead = 3;
const passagesRead = 16;

/** Documents whose titles are compared. */
const leastCandidates = 40;

type StoredTexts = Map<string, { passage: Passage; document: LibraryDocument }>;

/**
 * Finds passages by BM25 (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009) with
 * weighted fields, rolled up to documents: best document first, at most two passages of each.
 * Reads only the index rows of the question's own terms and the texts of the best passages.
 */
export function createLexicalRetriever(dependencies: { index: TermIndex; passages: PassageTexts }) {
  return {
    async search(query: RetrievalQuery, signal?: { throwIfAborted(): void }): Promise<RetrievalResult> {
      const concepts = queryConceptsOf(query.text, query.language, query.focus);
      if (concepts.length === 0) return nothingFound;
      const joined = joinedTermsOf(concepts, query.language);
      const terms = new Set(concepts.flatMap((concept) => concept.terms));
      for (const term of concepts.flatMap((concept) => concept.alternates.terms)) terms.add(term);
      for (const pair of joined) terms.add(pair.term);
      const reading = await dependencies.index.read([...terms]);
      signal?.throwIfAborted();
      const ranked = scoreDocuments({ concepts, joined, reading });
      const best = ranked.documents.slice(0, Math.max(leastCandidates, query.limit * 2));
      const candidates = await withIds(best, reading);
      const ids = candidates.flatMap((candidate) => idsOf(candidate));
      const texts = await dependencies.passages.passages(ids);
      signal?.throwIfAborted();
      addTitleScores(candidates, texts, concepts, ranked.importance);
      const passages = candidates
        .flatMap((candidate) => passagesOf(candidate, texts, concepts))
        .sort((left, right) => right.score - left.score);
      const readings = await readingsOf(passages, candidates, concepts, dependencies.passages);
      return {
        passages: passages.slice(0, query.limit),
        coverage: coverageOf({ concepts, importance: ranked.importance, candidates, passages }),
        readings,
      };
    },
  };
}

const nothingFound: RetrievalResult = {
  passages: [],
  coverage: { verdict: 'uncovered', estimate: 0, rareTermsFound: 0 },
};

/** Only the best documents are asked for by name. */
async function withIds(documents: PlaceScore[], reading: IndexReading): Promise<DocumentScore[]> {
  const ids = await reading.documentIds(documents.map(({ place }) => place));
  return documents.flatMap(({ score, passages }, index) => {
    const documentId = ids[index];
    return documentId === undefined ? [] : [{ documentId, score, passages }];
  });
}

function idsOf(document: DocumentScore): string[] {
  return document.passages
    .slice(0, passagesPerDocument)
    .map((passage) => `${document.documentId}#${passage.order}`);
}

/**
 * Adds to each document how well its title meets the question, in proportion to the best score:
 * a title that is about just this says more than the same words in a long text.
 */
function addTitleScores(
  candidates: DocumentScore[],
  texts: StoredTexts,
  concepts: QueryConcept[],
  importance: number[],
): void {
  const top = candidates[0]?.score ?? 0;
  const dates = [...texts.values()].map((found) => found.document.publishedAt ?? 0);
  const newest = dates.reduce((latest, date) => Math.max(latest, date), 0);
  for (const candidate of candidates) {
    const best = idsOf(candidate)
      .map((id) => texts.get(id))
      .find((found) => found !== undefined);
    if (!best) continue;
    const { document, passage } = best;
    const match = (title: string) => titleMatch(concepts, importance, title, document.language);
    const heading = passage.headingPath.at(-1);
    candidate.titleMatch = Math.max(match(document.title), heading ? headingShare * match(heading) : 0);
    const added = titleShare * top * candidate.titleMatch;
    const age = newest - (document.publishedAt ?? newest);
    const factor = document.status === 'superseded' ? supersededFactor : 1;
    candidate.score =
      (candidate.score + added) * factor * Math.max(leastAgeFactor, 1 - (lossPerYear * age) / year);
  }
  candidates.sort((left, right) => right.score - left.score);
  putBehindLaterView(candidates, texts);
}

/** A document that its author took back in another good candidate comes right behind that one. */
function putBehindLaterView(candidates: DocumentScore[], texts: StoredTexts): void {
  const best = candidates.slice(0, comparedForLaterView).map((candidate) => {
    const found = idsOf(candidate).flatMap((id) => texts.get(id) ?? []);
    return { candidate, document: found[0]?.document, passages: found.map(({ passage }) => passage) };
  });
  for (const older of best) {
    for (const { candidate, document, passages } of best) {
      if (!document || !older.document || candidate.score < older.candidate.score * leastLaterShare) continue;
      if (candidate.score >= older.candidate.score || document.status !== 'active') continue;
      if (takesBack({ document, passages }, older.document)) older.candidate.score = candidate.score * 0.95;
    }
  }
  candidates.sort((left, right) => right.score - left.score);
}

function passagesOf(
  document: DocumentScore,
  texts: StoredTexts,
  concepts: QueryConcept[],
): RetrievedPassage[] {
  return document.passages.slice(0, passagesPerDocument).flatMap((scored, rank) => {
    const text = texts.get(`${document.documentId}#${scored.order}`);
    if (!text || text.document.status === 'removed') return [];
    // The document's score stands on its best passage; the second one keeps its own, lower one.
    const score = rank === 0 ? document.score : Math.min(scored.score, document.score);
    return [retrievedPassage(text, score, surfacesOf(scored.concepts, concepts))];
  });
}

/** The passages of the best documents that may be cited, in their order: an answer is quoted from the whole text. */
async function readingsOf(
  passages: RetrievedPassage[],
  candidates: DocumentScore[],
  concepts: QueryConcept[],
  texts: PassageTexts,
): Promise<RetrievedPassage[]> {
  const citable = passages.filter(({ status }) => status === 'active' || status === 'superseded');
  const ids = [...new Set(citable.map(({ documentId }) => documentId))].slice(0, documentsRead);
  const orders = Array.from({ length: passagesRead }, (_, order) => order);
  const found = await texts.passages(ids.flatMap((id) => orders.map((order) => `${id}#${order}`)));
  const scoresOf = new Map(
    candidates
      .filter(({ documentId }) => ids.includes(documentId))
      .map((candidate) => [candidate.documentId, candidate.passages]),
  );
  return [...found.values()].map((text) => {
    const scores = scoresOf.get(text.document.id) ?? [];
    const scored = scores.find(({ order }) => order === text.passage.order);
    return retrievedPassage(text, scored?.score ?? 0, surfacesOf(scored?.concepts ?? [], concepts));
  });
}

function retrievedPassage(
  { document, passage }: { document: LibraryDocument; passage: Passage },
  score: number,
  matchedTerms: string[],
): RetrievedPassage {
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
    matchedTerms,
    links: passage.links,
  };
}

function surfacesOf(found: number[], concepts: QueryConcept[]): string[] {
  return [...new Set(found.map((concept) => concepts[concept]?.surface ?? ''))];
}

/** The address to cite; for talks with the second at which the passage starts. */
function addressOf(document: LibraryDocument, startSeconds: number | undefined): string | undefined {
  const address = citationUrlOf(document);
  if (!address || document.kind !== 'talk' || !startSeconds || !URL.canParse(address)) return address;
  const url = new URL(address);
  url.searchParams.set('t', `${Math.floor(startSeconds)}`);
  return url.href;
}
