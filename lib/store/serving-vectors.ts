import type { KeptCodes, VectorKernels } from '../core/retrieval/vectors/kernels';
import type { VectorFrame } from '../core/retrieval/vectors/vector-batch';
import { codesPerRow, openCodes } from '../core/retrieval/vectors/vector-rows';
import type { DrafthandDatabase } from './database';
import { type Reading, readTransaction } from './read-transaction';
import { DamagedVectors, isSoundFrame, isSoundPart } from './vector-damage';
import { frameOfGeneration, type StoredGeneration } from './vector-generations';
import type { VectorGenerationRow, VectorPartRow, VectorSegmentRow } from './vector-rows';

/** The vectors that serve, as a question finds them. */
export interface ServingVectors {
  generation: StoredGeneration;
  frame: VectorFrame;
  segments: CodedSegment[];
}

/** A segment with its codes, which may still be on their way: a few rows at a time. */
export interface CodedSegment {
  id: number;
  count: number;
  codes: Array<Promise<SegmentCodes[]>>;
}

/** A row of codes with the numbers of their passages: kept for other questions too, or for this one only. */
export interface SegmentCodes {
  count: number;
  numbers: Uint32Array;
  kept?: KeptCodes;
  data?: Uint8Array;
}

/** Rows of codes in one answer: each is scanned while the next is on its way. */
const rowsAtOnce = 4;

/** Answers on their way at once: a browser gives one after the other, and words would wait behind all of them. */
const answersAhead = 3;

/**
 * `read` tells which vectors serve and, in the same transaction, asks for all of their codes, so
 * that these come while the question is embedded. It does not wait for them; they throw `DamagedVectors` where they
 * are not as they were written, and so does the function itself where nothing can be read. Codes and frames stay in memory:
 * segments and generations never change in these; codes beyond `mostKept` bytes are read at every question. Undefined
 * where no vectors serve. `forget` lets the next question look at the generation again, since it was found damaged.
 */
export function createServingReader(
  db: DrafthandDatabase,
  kernels: () => Promise<VectorKernels>,
  mostKept: number,
): { read: () => Promise<ServingVectors | undefined>; forget: () => void } {
  let remembered: Pick<ServingVectors, 'generation' | 'frame'> | undefined;
  const codes = new Map<number, CodedSegment['codes']>();

  function codesOf(id: number, isKept: boolean, read: () => CodedSegment['codes']) {
    const known = codes.get(id);
    if (known) return known;
    const parts = read();
    if (isKept) codes.set(id, parts);
    // Whoever scans them learns of it; the next question reads everything again.
    Promise.all(parts).catch(() => {
      remembered = undefined;
      void dropCodes(id, parts);
    });
    return parts;
  }

  async function dropCodes(id: number, parts: CodedSegment['codes']): Promise<void> {
    if (codes.get(id) === parts) codes.delete(id);
    const settled = await Promise.allSettled(parts);
    const come = settled.flatMap((part) => (part.status === 'fulfilled' ? part.value : []));
    (await kernels()).drop(come.flatMap(({ kept }) => kept ?? []));
  }

  /** The generation that serves. One that is alone and served before still does: its row, with all pivots, is large. */
  async function servingOf(reading: Reading) {
    const keys = await reading.getAllKeys('vectorGenerations');
    if (remembered && keys.length === 1 && keys[0] === remembered.generation.id) return remembered;
    const rows = await reading.getAll<VectorGenerationRow>('vectorGenerations');
    const generation = rows.find((row): row is StoredGeneration => row.state === 'serving');
    remembered = undefined;
    if (!generation || generation.isDamaged) return undefined;
    if (!isSoundFrame(generation)) throw new DamagedVectors(generation.id);
    remembered = { generation, frame: frameOfGeneration(generation) };
    return remembered;
  }

  const read = () =>
    readTransaction(db, ['vectorGenerations', 'vectorSegments', 'vectorCodes'], async (reading) => {
      const [serving, all] = await Promise.all([
        servingOf(reading),
        reading.getAll<VectorSegmentRow>('vectorSegments'),
      ]);
      if (!serving) return undefined;
      const { generation, frame } = serving;
      const own = all.filter((segment) => segment.generation === generation.id);
      const current = new Set(own.map(({ id }) => id));
      for (const [id, parts] of codes) if (!current.has(id)) void dropCodes(id, parts);
      const { dimensions } = frame.rotation;
      const turns = createTurns(answersAhead);
      let bytes = 0;
      const segments = own.map((segment) => {
        const { id = 0, count } = segment;
        bytes += (count * dimensions) / 8;
        const isKept = bytes <= mostKept;
        const keeper = isKept ? kernels() : undefined;
        const read = () => readCodes({ turns, reading, keeper }, generation, segment, dimensions);
        return { id, count, codes: codesOf(id, isKept, read) };
      });
      return { generation, frame, segments };
    });

  return {
    read,
    forget() {
      remembered = undefined;
    },
  };
}

function readCodes(
  { turns, reading, keeper }: { turns: InTurn; reading: Reading; keeper?: Promise<VectorKernels> },
  generation: StoredGeneration,
  segment: VectorSegmentRow,
  dimensions: number,
): CodedSegment['codes'] {
  const { id = 0, count } = segment;
  const rowCount = Math.ceil(count / codesPerRow(dimensions));
  return Array.from({ length: Math.ceil(rowCount / rowsAtOnce) }, async (_, at) => {
    const first = at * rowsAtOnce;
    const end = Math.min(first + rowsAtOnce, rowCount);
    const range = IDBKeyRange.bound([id, first], [id, end - 1]);
    const rows = await turns(() => reading.getAll<VectorPartRow>('vectorCodes', range));
    const isSound = rows.every((row) => isSoundPart('codes', row, segment, generation));
    if (!isSound || rows.length < end - first) throw new DamagedVectors(generation.id);
    const kernels = await keeper;
    return rows.map((row): SegmentCodes => {
      const { count, data, numbers } = openCodes(row.data, dimensions);
      return { count, numbers, ...(kernels ? { kept: kernels.keep({ data, count }) } : { data }) };
    });
  });
}

type InTurn = <Value>(read: () => Promise<Value>) => Promise<Value>;

/** Lets only so many reads be on their way; each of the others begins when one before it has answered. */
function createTurns(ahead: number): InTurn {
  const begun: Array<Promise<unknown>> = [];
  return (read) => {
    const before = begun[begun.length - ahead];
    const answer = before ? before.then(read) : read();
    begun.push(answer);
    return answer;
  };
}
