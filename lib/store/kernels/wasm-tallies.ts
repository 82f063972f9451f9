import { weightUnit } from '../../core/retrieval/index-entries';
import {
  b,
  bitsPerWord,
  createScriptTallies,
  k1,
  type PassageTallies,
  restShare,
  type TalliesMaker,
  type TallyScope,
} from '../../core/retrieval/passage-tallies';
import type { PostingList } from '../../core/retrieval/postings';
import { instantiate, type KernelExports, makeRoom, roundUp } from './wasm-kernels';

/**
 * Makes tallies, of one question at a time: those of the question before end with the next. In WebAssembly where that
 * runs; what the passages are is loaded once for questions that come one after the other.
 */
export async function createTalliesMaker(): Promise<TalliesMaker> {
  const exports = await instantiate();
  if (!exports) return createScriptTallies;
  let loaded: LoadedScope | undefined;
  return (scope) => {
    if (loaded?.documentStarts !== scope.documentStarts || loaded.lengths !== scope.lengths) {
      loaded = loadScope(exports, scope);
    }
    return createWasmTallies(exports, loaded, scope.averageLength);
  };
}

/** Passages that are loaded, with where everything is in the memory. */
interface LoadedScope {
  documentStarts: Uint32Array;
  lengths: Uint16Array;
  at: ReturnType<typeof placesFor>;
}

/** Memory: what is known of documents and slots, what is noted of them, then the postings worked on at the moment. */
function placesFor(documentCount: number, slotCount: number) {
  let end = 0;
  const place = (bytes: number) => {
    const from = end;
    end = roundUp(end + bytes);
    return from;
  };
  const known = {
    starts: place(4 * (documentCount + 1)),
    documents: place(4 * documentCount),
    documentOf: place(4 * slotCount),
    lengths: place(2 * slotCount),
    best: place(4 * slotCount),
  };
  const noted = {
    counted: place(documentCount),
    noted: place(slotCount),
    scores: place(4 * slotCount),
    low: place(4 * slotCount),
    high: place(4 * slotCount),
  };
  return { ...known, ...noted, end };
}

function loadScope({ memory, owners }: KernelExports, scope: TallyScope): LoadedScope {
  const { documentStarts, lengths } = scope;
  const documentCount = documentStarts.length - 1;
  const at = placesFor(documentCount, lengths.length);
  makeRoom(memory, at.end);
  new Uint32Array(memory.buffer, at.starts, documentCount + 1).set(documentStarts);
  new Uint16Array(memory.buffer, at.lengths, lengths.length).set(lengths);
  owners(at.starts, documentCount, at.documentOf);
  return { documentStarts, lengths, at };
}

function createWasmTallies(
  { memory, holders, note, rollUp }: KernelExports,
  { documentStarts, lengths, at }: LoadedScope,
  averageLength: number,
): PassageTallies {
  const slotCount = lengths.length;
  const documentCount = documentStarts.length - 1;
  const { end } = at;
  new Uint8Array(memory.buffer, at.counted, end - at.counted).fill(0);

  /** Copies postings behind everything else and returns where they are. */
  function load({ slots, weights }: PostingList): { slots: number; weights: number } {
    const behind = end + roundUp(slots.byteLength);
    makeRoom(memory, behind + weights.byteLength);
    new Uint32Array(memory.buffer, end, slots.length).set(slots);
    new Uint16Array(memory.buffer, behind, weights.length).set(weights);
    return { slots: end, weights: behind };
  }

  return {
    countHolders(lists, concept) {
      let found = 0;
      for (const list of lists) {
        found += holders(load(list).slots, list.slots.length, at.documentOf, at.counted, concept + 1);
      }
      return found;
    },

    note(list, concept, weight) {
      const { slots, weights } = load(list);
      const words = concept < bitsPerWord ? at.low : at.high;
      const mask = 1 << (concept % bitsPerWord);
      note(
        slots,
        weights,
        list.slots.length,
        at.lengths,
        at.scores,
        at.best,
        at.noted,
        words,
        concept + 1,
        mask,
        weight,
        weightUnit,
        k1,
        b,
        averageLength,
      );
    },

    sums() {
      rollUp(at.starts, documentCount, at.scores, restShare, at.documents);
      return {
        documents: new Float32Array(memory.buffer, at.documents, documentCount),
        scores: new Float32Array(memory.buffer, at.scores, slotCount),
        low: new Int32Array(memory.buffer, at.low, slotCount),
        high: new Int32Array(memory.buffer, at.high, slotCount),
      };
    },
  };
}
