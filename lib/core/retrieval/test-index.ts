import { weightUnit } from './index-entries';
import { createScriptTallies } from './passage-tallies';
import type { DocumentEntries, PostingList, TermIndex } from './postings';
import { type PackedVocabulary, packVocabulary } from './vocabulary';

/** A lexical index in memory behind the interface of the stored one; for tests and measurements. */
export function createMemoryIndex(): TermIndex & { add(documentId: string, entries: DocumentEntries): void } {
  const ids: string[] = [];
  const starts = [0];
  const lengths: number[] = [];
  const terms = new Map<string, { slots: number[]; weights: number[] }>();
  let vocabularies: PackedVocabulary[] | undefined;

  return {
    add(documentId, entries) {
      vocabularies = undefined;
      const first = lengths.length;
      ids.push(documentId);
      lengths.push(...entries.lengths);
      starts.push(lengths.length);
      for (const [term, postings] of entries.terms) {
        const list = terms.get(term) ?? { slots: [], weights: [] };
        terms.set(term, list);
        for (const { order, weight } of postings) {
          list.slots.push(first + order);
          list.weights.push(Math.round(weight / weightUnit));
        }
      }
    },

    async vocabularies() {
      vocabularies ??= packVocabulary(terms.keys());
      return vocabularies;
    },

    async read(wanted) {
      const lists = new Map<string, PostingList>();
      for (const term of wanted) {
        const list = terms.get(term);
        if (list)
          lists.set(term, { slots: Uint32Array.from(list.slots), weights: Uint16Array.from(list.weights) });
      }
      return {
        statistics: {
          passageCount: lengths.length,
          documentCount: ids.length,
          totalLength: lengths.reduce((sum, length) => sum + length, 0),
        },
        documentStarts: Uint32Array.from(starts),
        lengths: Uint16Array.from(lengths),
        lists,
        createTallies: createScriptTallies,
        documentIds: async (places) => places.map((place) => ids[place]),
      };
    },
  };
}
