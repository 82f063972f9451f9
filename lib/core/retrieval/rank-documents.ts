import { bitsPerWord, k1, type TallySums } from './passage-tallies';
import type { IndexReading } from './postings';
import type { QueryConcept } from './query-terms';
import { selectTop } from './select-top';

export interface PassageScore {
  order: number;
  score: number;
  /** Indexes of the concepts found in it. */
  concepts: number[];
}

/** A document that was scored; `place` is where it is in the reading. */
export interface PlaceScore {
  place: number;
  score: number;
  /** Best first. */
  passages: PassageScore[];
}

export interface Ranking {
  /** Best first. */
  documents: PlaceScore[];
  /** Inverse document frequency times weight per concept; concepts nowhere in the library have the highest. */
  importance: number[];
}

/** Documents that are returned; those behind them are never looked at. */
const mostDocuments = 200;

/** Scores every passage that holds one of the concepts, rolled up to documents. */
export function scoreDocuments(input: {
  concepts: QueryConcept[];
  joined: Array<{ term: string; first: number; second: number }>;
  reading: IndexReading;
}): Ranking {
  const { concepts, joined, reading } = input;
  const { statistics, lengths, documentStarts } = reading;
  const averageLength = statistics.totalLength / Math.max(1, statistics.passageCount) || 1;
  const tallies = reading.createTallies({ documentStarts, lengths, averageLength });
  const importance: number[] = [];
  const listsOf = (terms: readonly string[]) => terms.flatMap((term) => reading.lists.get(term) ?? []);

  concepts.forEach((concept, index) => {
    const own = listsOf(concept.terms);
    for (const pair of joined)
      if (pair.first === index || pair.second === index) own.push(...listsOf([pair.term]));
    const alternates = listsOf(concept.alternates.terms);
    // A word the library does not use takes its rarity from its equivalents.
    const telling = own.length > 0 ? own : alternates;
    const holders = tallies.countHolders(telling, index);
    const idf = inverseDocumentFrequency(holders, statistics.documentCount) * concept.weight;
    importance.push(idf);
    for (const list of own) tallies.note(list, index, idf);
    for (const list of alternates) tallies.note(list, index, idf * concept.alternates.weight);
  });

  return { documents: bestDocuments(tallies.sums(), documentStarts), importance };
}

/** BM25's inverse document frequency, never negative. */
export function inverseDocumentFrequency(holders: number, total: number): number {
  return Math.log(1 + (Math.max(total, holders) - holders + 0.5) / (holders + 0.5));
}

/** The score that no passage can exceed: every concept, as often as one likes. */
export function passageScoreLimit(importance: readonly number[]): number {
  return (k1 + 1) * importance.reduce((sum, value) => sum + value, 0);
}

function bestDocuments(sums: TallySums, documentStarts: Uint32Array): PlaceScore[] {
  return selectTop(sums.documents, mostDocuments).map((place) => ({
    place,
    score: sums.documents[place] ?? 0,
    passages: passagesIn(sums, documentStarts[place] ?? 0, documentStarts[place + 1] ?? 0),
  }));
}

function passagesIn({ scores, low, high }: TallySums, start: number, end: number): PassageScore[] {
  const found: PassageScore[] = [];
  for (let slot = start; slot < end; slot += 1) {
    const score = scores[slot] ?? 0;
    if (score === 0) continue;
    const concepts = [...bitsOf(low[slot] ?? 0, 0), ...bitsOf(high[slot] ?? 0, bitsPerWord)];
    found.push({ order: slot - start, score, concepts });
  }
  return found.sort((left, right) => right.score - left.score || left.order - right.order);
}

function bitsOf(word: number, from: number): number[] {
  const found: number[] = [];
  for (let rest = word; rest !== 0; rest &= rest - 1) found.push(from + 31 - Math.clz32(rest & -rest));
  return found;
}
