import type { MeaningIndex } from '../lib/core/retrieval/retrieval';
import type { MemoryLibrary } from './memory-library';

/** The library without some documents, for a question that was taken from one of them. */
export function withoutDocuments(
  library: MemoryLibrary,
  excluded: ReadonlySet<string>,
): Pick<MemoryLibrary, 'index' | 'passages' | 'meaning'> {
  const { meaning } = library;
  return {
    passages: library.passages,
    ...(meaning ? { meaning: meaningWithout(meaning, excluded) } : {}),
    index: {
      // Spellings of words that are left out lead nowhere: no list has them.
      vocabularies: () => library.index.vocabularies(),
      read: async (terms) => {
        const reading = await library.index.read(terms);
        const ids = await reading.documentIds([...reading.documentStarts.keys()]);
        const isOut = new Uint8Array(reading.lengths.length);
        for (const [place, id] of ids.entries()) {
          if (id === undefined || !excluded.has(id)) continue;
          isOut.fill(1, reading.documentStarts[place], reading.documentStarts[place + 1]);
        }
        for (const [term, { slots, weights }] of reading.lists) {
          const isKept = (_: number, at: number) => isOut[slots[at] ?? 0] === 0;
          reading.lists.set(term, { slots: slots.filter(isKept), weights: weights.filter(isKept) });
        }
        return reading;
      },
    },
  };
}

function meaningWithout(meaning: MeaningIndex, excluded: ReadonlySet<string>): MeaningIndex {
  return {
    async nearest(query, limit) {
      const near = await meaning.nearest(query, limit + excluded.size * passagesLeftOut);
      return near.filter(({ documentId }) => !excluded.has(documentId)).slice(0, limit);
    },
  };
}

/** As many passages as a document that is left out may have among the nearest. */
const passagesLeftOut = 20;
