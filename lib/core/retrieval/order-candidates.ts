import { bestTextOf, type Candidate, type StoredTexts, shownIdsOf } from './candidate';
import { takesBack } from './changed-mind';
import { fuseSignals } from './fuse-signals';
import { preferJustThis } from './prefer-just-this';
import type { QueryConcept } from './query-terms';
import type { RetrievalQuery } from './retrieval';
import { suitReader } from './suit-reader';
import { titleMatch } from './title-match';
import { pieceMatch, questionPieces } from './title-pieces';

/** A superseded document has to be this much better than a current one. */
const supersededFactor = 0.6;

/** What a heading counts in relation to a title. */
const headingShare = 0.8;

/** Best candidates compared for one taking back another, and how near in score they must be. */
const comparedForLaterView = 8;
const leastLaterShare = 0.5;

/** Loss a year behind the newest candidate, and its limit. */
const leastAgeFactor = 0.75;
const year = 365.25 * 24 * 3600 * 1000;

/** Of two equally good documents the newer first: share of the score lost a year. The owner can change it. */
const usualLossPerYear = 0.05;

/** What a document loses for every better one of the same title: a reader wants another view, not a copy. */
const sameTitleFactor = 0.93;

/** Fuses the signals of the candidates and puts them in order, best first. */
export function orderCandidates(input: {
  candidates: Candidate[];
  texts: StoredTexts;
  concepts: QueryConcept[];
  importance: number[];
  query: Pick<RetrievalQuery, 'lossPerYear' | 'reader' | 'language'>;
}): void {
  const { candidates, texts, concepts, query } = input;
  const { lossPerYear = usualLossPerYear, reader, language } = query;
  addTitles(input);
  const newest = newestOf(texts);
  for (const candidate of candidates) {
    const document = bestTextOf(candidate, texts)?.document;
    const age = document?.publishedAt === undefined ? 0 : newest - document.publishedAt;
    const factor = document?.status === 'superseded' ? supersededFactor : 1;
    candidate.score =
      fuseSignals(candidate.signals) * factor * Math.max(leastAgeFactor, 1 - (lossPerYear * age) / year);
  }
  sortByScore(candidates);
  preferJustThis(input);
  sortByScore(candidates);
  if (reader) {
    suitReader({ candidates, texts, concepts, reader, language });
    sortByScore(candidates);
  }
  putCopiesBehind(candidates, texts);
  putBehindLaterView(candidates, texts);
}

function addTitles(input: {
  candidates: Candidate[];
  texts: StoredTexts;
  concepts: QueryConcept[];
  importance: number[];
}): void {
  const { candidates, texts, concepts, importance } = input;
  const pieces = questionPieces(concepts, importance);
  for (const candidate of candidates) {
    const best = bestTextOf(candidate, texts);
    if (!best) continue;
    const match = (title: string) => titleMatch(concepts, importance, title, best.document.language);
    candidate.signals.pieces = pieceMatch(pieces, best.document.title, best.document.language);
    const heading = best.passage.headingPath.at(-1);
    candidate.signals.title = Math.max(
      match(best.document.title),
      heading ? headingShare * match(heading) : 0,
    );
  }
}

function putCopiesBehind(candidates: Candidate[], texts: StoredTexts): void {
  for (const group of groupsOfOneTitle(candidates, texts)) {
    for (const [better, candidate] of group.entries()) candidate.score *= sameTitleFactor ** better;
  }
  sortByScore(candidates);
}

/** Candidates that share a title, in their order; those without another one are left out. */
function groupsOfOneTitle(candidates: Candidate[], texts: StoredTexts): Candidate[][] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const title = bestTextOf(candidate, texts)?.document.title.trim().toLowerCase();
    if (!title) continue;
    const group = groups.get(title);
    if (group) group.push(candidate);
    else groups.set(title, [candidate]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function newestOf(texts: StoredTexts): number {
  let newest = 0;
  for (const { document } of texts.values()) newest = Math.max(newest, document.publishedAt ?? 0);
  return newest;
}

/** A document that its author took back in another good candidate comes right behind that one. */
function putBehindLaterView(candidates: Candidate[], texts: StoredTexts): void {
  const best = candidates.slice(0, comparedForLaterView).map((candidate) => {
    const found = shownIdsOf(candidate).flatMap((id) => texts.get(id) ?? []);
    return { candidate, document: found[0]?.document, passages: found.map(({ passage }) => passage) };
  });
  for (const older of best) {
    for (const { candidate, document, passages } of best) {
      if (!document || !older.document || candidate.score < older.candidate.score * leastLaterShare) continue;
      if (candidate.score >= older.candidate.score || document.status !== 'active') continue;
      if (takesBack({ document, passages }, older.document)) older.candidate.score = candidate.score * 0.95;
    }
  }
  sortByScore(candidates);
}

function sortByScore(candidates: Candidate[]): void {
  candidates.sort((left, right) => right.score - left.score || (left.documentId < right.documentId ? -1 : 1));
}
