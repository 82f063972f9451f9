import { weightUnit } from './index-entries';
import type { PostingList } from './postings';

/** Saturation of repeated terms and correction for length; tuned on paraphrased questions. */
export const k1 = 1.6;
export const b = 0.6;

/** Share of the other matching passages' scores that a document gets on top of its best one. */
export const restShare = 0.1;

/** Concepts whose bits fit one word of {@link TallySums}. */
export const bitsPerWord = 30;

/**
 * What scoring one question notes of every passage. There are two of these, in JavaScript and in
 * WebAssembly, that give the same numbers to the last bit.
 */
export interface PassageTallies {
  /** Counts the documents that are in any of the lists of a concept. Once for each concept. */
  countHolders(lists: PostingList[], concept: number): number;
  /** Adds what a list is worth to its passages; of the lists of one concept the best counts. */
  note(list: PostingList, concept: number, weight: number): void;
  /** The scores, when all lists were noted. */
  sums(): TallySums;
}

export interface TallySums {
  /** By place of the document. */
  documents: Float32Array;
  /** By slot. */
  scores: Float32Array;
  /** By slot: bits of the concepts found, 0 to 29 and 30 to 59. */
  low: Int32Array;
  high: Int32Array;
}

/** What tallies are made for; see `IndexReading`. */
export interface TallyScope {
  documentStarts: Uint32Array;
  lengths: Uint16Array;
  averageLength: number;
}

export type TalliesMaker = (scope: TallyScope) => PassageTallies;

/** The document of every slot. */
function documentsBySlot(documentStarts: Uint32Array): Uint32Array {
  const documents = documentStarts.length - 1;
  const documentOf = new Uint32Array(documentStarts[documents] ?? 0);
  for (let place = 0; place < documents; place += 1) {
    documentOf.fill(place, documentStarts[place], documentStarts[place + 1]);
  }
  return documentOf;
}

/** Tallies in JavaScript, for where WebAssembly does not run. */
export function createScriptTallies({ documentStarts, lengths, averageLength }: TallyScope): PassageTallies {
  const slotCount = lengths.length;
  const scores = new Float32Array(slotCount);
  const low = new Int32Array(slotCount);
  const high = new Int32Array(slotCount);
  // The concept noted last, plus one, and its best score so far, which is part of the score.
  const concepts = new Uint8Array(slotCount);
  const best = new Float32Array(slotCount);
  const documentOf = documentsBySlot(documentStarts);
  const countedFor = new Uint8Array(documentStarts.length - 1);
  return {
    countHolders(lists, concept) {
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
    },

    note({ slots, weights }, concept, weight) {
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
    },

    sums() {
      const documents = new Float32Array(documentStarts.length - 1);
      for (let place = 0; place < documents.length; place += 1) {
        let top = 0;
        let sum = 0;
        let matching = 0;
        const end = documentStarts[place + 1] as number;
        for (let slot = documentStarts[place] as number; slot < end; slot += 1) {
          const score = scores[slot] as number;
          if (score === 0) continue;
          matching += 1;
          sum += score;
          if (score > top) top = score;
        }
        if (matching > 0)
          documents[place] = top + (matching > 1 ? (restShare * (sum - top)) / (matching - 1) : 0);
      }
      return { documents, scores, low, high };
    },
  };
}
