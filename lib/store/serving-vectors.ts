import type { VectorFrame } from '../core/retrieval/vectors/vector-batch';
import { codesPerRow, type OpenCodes, openCodes } from '../core/retrieval/vectors/vector-rows';
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
  codes: Array<Promise<OpenCodes[]>>;
}

/** Rows of codes in one answer: each is scanned while the next is on its way. */
const rowsAtOnce = 4;

/** Answers on their way at once: a browser gives one after the other, and words would wait behind all of them. */
const answersAhead = 3;

/**
 * Gives a function that reads which vectors serve and, in the same transaction, asks for all of their codes, so
 * that these come while the question is embedded. It does not wait for them; they throw `DamagedVectors` where they
 * are not as they were written, and so does the function itself where nothing can be read. Codes and frames stay in memory:
 * segments and generations never change in these. Undefined where no vectors serve.
 */
export function createServingReader(db: DrafthandDatabase): () => Promise<ServingVectors | undefined> {
  const frames = new Map<number, VectorFrame>();
  const codes = new Map<number, CodedSegment['codes']>();

  function codesOf({ id = 0 }: VectorSegmentRow, read: () => CodedSegment['codes']) {
    const known = codes.get(id);
    if (known) return known;
    const parts = read();
    codes.set(id, parts);
    // Whoever scans them learns of it; the next question reads again.
    Promise.all(parts).catch(() => codes.delete(id));
    return parts;
  }

  return () =>
    readTransaction(db, ['vectorGenerations', 'vectorSegments', 'vectorCodes'], async (reading) => {
      const [generations, all] = await Promise.all([
        reading.getAll<VectorGenerationRow>('vectorGenerations'),
        reading.getAll<VectorSegmentRow>('vectorSegments'),
      ]);
      const generation = generations.find((row): row is StoredGeneration => row.state === 'serving');
      if (!generation || generation.isDamaged) return undefined;
      if (!isSoundFrame(generation)) throw new DamagedVectors(generation.id);
      const frame = frames.get(generation.id) ?? frameOfGeneration(generation);
      frames.clear();
      frames.set(generation.id, frame);
      const own = all.filter((segment) => segment.generation === generation.id);
      const { dimensions } = frame.rotation;
      const turns = createTurns(answersAhead);
      const segments = own.map((segment) => ({
        id: segment.id ?? 0,
        count: segment.count,
        codes: codesOf(segment, () => readCodes(turns, reading, generation, segment, dimensions)),
      }));
      const current = new Set(segments.map(({ id }) => id));
      for (const id of codes.keys()) if (!current.has(id)) codes.delete(id);
      return { generation, frame, segments };
    });
}

function readCodes(
  inTurn: InTurn,
  reading: Reading,
  generation: StoredGeneration,
  segment: VectorSegmentRow,
  dimensions: number,
): CodedSegment['codes'] {
  const { id = 0, count } = segment;
  const rowCount = Math.ceil(count / codesPerRow(dimensions));
  return Array.from({ length: Math.ceil(rowCount / rowsAtOnce) }, (_, at) => {
    const first = at * rowsAtOnce;
    const end = Math.min(first + rowsAtOnce, rowCount);
    const range = IDBKeyRange.bound([id, first], [id, end - 1]);
    return inTurn(async () => {
      const rows = await reading.getAll<VectorPartRow>('vectorCodes', range);
      const isSound = rows.every((row) => isSoundPart('codes', row, segment, generation));
      if (!isSound || rows.length < end - first) throw new DamagedVectors(generation.id);
      return rows.map(({ data }) => openCodes(data, dimensions));
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
