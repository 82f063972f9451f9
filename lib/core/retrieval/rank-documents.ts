import { weightUnit } from './index-entries';
import type { IndexReading, PostingList } from './postings';
import type { QueryConcept } from './query-terms';
import { selectTop } from './select-top';

/** Saturation of repeated terms and correction for length; tuned on paraphrased questions. */
const k1 = 1.6;
const b = 0.6;

/** Share of the other matching passages' scores that a document gets on top of its best one. */
const restShare = 0.1;

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

/** What is noted of every passage while scoring: flat arrays by slot, since there may be a hundred thousand. */
interface Tallies {
  scores: Float32Array;
  /** The concept noted last, plus one, and its best score so far, which is part of the score. */
  concepts: Uint8Array;
  best: Float32Array;
  /** Bits of the concepts found, 0 to 29 and 30 to 59. */
  low: Int32Array;
  high: Int32Array;
}

const bitsPerWord = 30;

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
  const tallies = createTallies(lengths.length);
  const holders = createHolderCount(documentStarts);
  const importance: number[] = [];
  const listsOf = (terms: readonly string[]) => terms.flatMap((term) => reading.lists.get(term) ?? []);

  concepts.forEach((concept, index) => {
    const own = listsOf(concept.terms);
    for (const pair of joined)
      if (pair.first === index || pair.second === index) own.push(...listsOf([pair.term]));
    const alternates = listsOf(concept.alternates.terms);
    // A word the library does not use takes its rarity from its equivalents.
    const telling = own.length > 0 ? own : alternates;
    const idf = inverseDocumentFrequency(holders(telling, index), statistics.documentCount) * concept.weight;
    importance.push(idf);
    const average = { lengths, averageLength };
    for (const list of own) noteAll(tallies, list, index, idf, average);
    for (const list of alternates) noteAll(tallies, list, index, idf * concept.alternates.weight, average);
  });

  return { documents: rollUp(tallies, documentStarts), importance };
}

function createTallies(slots: number): Tallies {
  return {
    scores: new Float32Array(slots),
    concepts: new Uint8Array(slots),
    best: new Float32Array(slots),
    low: new Int32Array(slots),
    high: new Int32Array(slots),
  };
}

/** Counts the documents that are in any of the lists of a concept. */
function createHolderCount(documentStarts: Uint32Array): (lists: PostingList[], concept: number) => number {
  const documents = documentStarts.length - 1;
  const countedFor = new Uint8Array(documents);
  const documentOf = new Uint32Array(documentStarts[documents] ?? 0);
  for (let place = 0; place < documents; place += 1) {
    documentOf.fill(place, documentStarts[place], documentStarts[place + 1]);
  }
  return (lists, concept) => {
    let holders = 0;
    for (const { slots } of lists) {
      for (let at = 0; at < slots.length; at += 1) {
        const place = documentOf[slots[at] as number] as number;
        if (countedFor[place] === concept + 1) continue;
        countedFor[place] = concept + 1;
        holders += 1;
      }
    }
    return holders;
  };
}

/** BM25's inverse document frequency, never negative. */
export function inverseDocumentFrequency(holders: number, total: number): number {
  return Math.log(1 + (Math.max(total, holders) - holders + 0.5) / (holders + 0.5));
}

/** The score that no passage can exceed: every concept, as often as one likes. */
export function passageScoreLimit(importance: readonly number[]): number {
  return (k1 + 1) * importance.reduce((sum, value) => sum + value, 0);
}

/** Keeps the best score of the concept's alternatives in each passage. */
function noteAll(
  tallies: Tallies,
  { slots, weights }: PostingList,
  concept: number,
  weight: number,
  { lengths, averageLength }: { lengths: Uint16Array; averageLength: number },
): void {
  const { scores, concepts, best, low, high } = tallies;
  const mask = 1 << (concept % bitsPerWord);
  const words = concept < bitsPerWord ? low : high;
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] as number;
    const occurrences = (weights[at] as number) * weightUnit;
    const norm = k1 * (1 - b + (b * (lengths[slot] as number)) / averageLength);
    const score = (weight * occurrences * (k1 + 1)) / (occurrences + norm);
    if (concepts[slot] !== concept + 1) {
      concepts[slot] = concept + 1;
      best[slot] = 0;
      words[slot] = (words[slot] as number) | mask;
    }
    const known = best[slot] as number;
    if (score <= known) continue;
    scores[slot] = (scores[slot] as number) + score - known;
    best[slot] = score;
  }
}

function rollUp(tallies: Tallies, documentStarts: Uint32Array): PlaceScore[] {
  const documents = new Float32Array(documentStarts.length - 1);
  for (let place = 0; place < documents.length; place += 1) {
    let best = 0;
    let sum = 0;
    let matching = 0;
    const end = documentStarts[place + 1] as number;
    for (let slot = documentStarts[place] as number; slot < end; slot += 1) {
      const score = tallies.scores[slot] as number;
      if (score === 0) continue;
      matching += 1;
      sum += score;
      if (score > best) best = score;
    }
    if (matching > 0)
      documents[place] = best + (matching > 1 ? (restShare * (sum - best)) / (matching - 1) : 0);
  }
  return selectTop(documents, mostDocuments).map((place) => ({
    place,
    score: documents[place] ?? 0,
    passages: passagesIn(tallies, documentStarts[place] ?? 0, documentStarts[place + 1] ?? 0),
  }));
}

function passagesIn({ scores, low, high }: Tallies, start: number, end: number): PassageScore[] {
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
  for (let bit = 0; bit < bitsPerWord; bit++) if (word & (1 << bit)) found.push(from + bit);
  return found;
}
