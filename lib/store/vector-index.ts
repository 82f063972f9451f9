import type { VectorHit, VectorIndex } from '../app/ports';
import { prepareQuery } from '../core/retrieval/vectors/codes';
import type { VectorKernels } from '../core/retrieval/vectors/kernels';
import type { VectorFrame } from '../core/retrieval/vectors/vector-batch';
import {
  blockVectors,
  codesPerRow,
  type OpenBlock,
  type OpenCodes,
  openBlock,
  openCodes,
} from '../core/retrieval/vectors/vector-rows';
import type { DrafthandDatabase } from './database';
import { documentIdsOf, type IndexPlaces, readPlaces } from './index-places';
import { createKernels } from './kernels/wasm-kernels';
import { type Reading, readTransaction } from './read-transaction';
import { frameOfGeneration, isOf, type StoredGeneration } from './vector-generations';
import {
  modelKeyOf,
  type VectorGenerationRow,
  type VectorPartRow,
  type VectorSegmentRow,
} from './vector-rows';

const tables = [
  'vectorGenerations',
  'vectorSegments',
  'vectorCodes',
  'vectorBlocks',
  'lexicalSegments',
  'lexicalPassages',
  'documentNumbers',
];

/** Blocks kept in memory, of some 8 kB each. */
const mostBlocksKept = 600;

/** Blocks between two that are wanted up to which they are read in one go: a read costs more than a block. */
const mostBetween = 2;

/** Rows of codes that are asked for at once: each answer is scanned while the next is on its way. */
const rowsAtOnce = 4;

/** What stays in memory of segments that were scanned; they never change. */
interface Remembered {
  frames: Map<number, VectorFrame>;
  /** Blocks by their keys, those read last at the end. */
  blocks: Map<number, OpenBlock>;
  codes: Map<number, Promise<OpenCodes[]>>;
}

/**
 * The stored vectors: all codes are scanned as they are read, then the blocks of the best are read and
 * compared in bytes. Only the hits that are left are called by their documents' ids.
 */
export function createVectorIndex(db: DrafthandDatabase): VectorIndex {
  const remembered: Remembered = { frames: new Map(), blocks: new Map(), codes: new Map() };

  return {
    async origin() {
      const rows = await readTransaction(db, ['vectorGenerations'], (reading) =>
        reading.getAll<VectorGenerationRow>('vectorGenerations'),
      );
      const serving = rows.find(({ state }) => state === 'serving');
      return serving && { provider: serving.provider, model: serving.model, dimensions: serving.dimensions };
    },

    async search(query, { origin, candidates, limit }) {
      const kernels = await createKernels();
      return readTransaction(db, tables, async (reading) => {
        const reads = [
          reading.getAll<VectorGenerationRow>('vectorGenerations'),
          reading.getAll<VectorSegmentRow>('vectorSegments'),
          readPlaces(db, reading),
        ] as const;
        const [generations, segments, places] = await Promise.all(reads);
        const serving = generations.find((row): row is StoredGeneration => row.state === 'serving');
        if (!serving || !isOf(serving, origin) || origin.dimensions !== query.length) return [];
        const search: Search = { db, reading, kernels, serving, places, remembered };
        return findNearest(search, segments, query, { candidates, limit });
      });
    },
  };
}

/** What the steps of one search share. */
interface Search {
  db: DrafthandDatabase;
  reading: Reading;
  kernels: VectorKernels;
  serving: StoredGeneration;
  places: IndexPlaces;
  remembered: Remembered;
}

/** Where a scanned row of codes is, and the place of its first code among all that were scanned. */
interface ScannedRow {
  segmentId: number;
  /** Place of its first code in the segment. */
  first: number;
  base: number;
  numbers: Uint32Array;
}

/** A candidate whose passage is alive. */
interface Candidate {
  segmentId: number;
  block: number;
  inBlock: number;
  first: number;
  order: number;
}

async function findNearest(
  search: Search,
  all: VectorSegmentRow[],
  query: Float32Array,
  { candidates, limit }: { candidates: number; limit: number },
): Promise<VectorHit[]> {
  const { serving, kernels, remembered } = search;
  const segments = all.filter(({ generation }) => generation === serving.id);
  const frame = remembered.frames.get(serving.id) ?? frameOfGeneration(serving);
  remembered.frames.set(serving.id, frame);
  const rotated = new Float32Array(frame.rotation.dimensions);
  if (frame.rotation.rotate(query, rotated) === 0) return [];
  const prepared = prepareQuery(rotated, frame.centre);
  const total = segments.reduce((sum, { count }) => sum + count, 0);
  kernels.start(prepared, total);
  const rows = await scanAll(search, segments, frame);
  const scanned = rows.reduce((sum, { numbers }) => sum + numbers.length, 0);
  const chosen = chooseAlive(search, rows, candidates, scanned);
  const scores = await compareClosely(search, chosen, frame, prepared.closely);
  const best = chosen
    .map((candidate, at) => ({ ...candidate, score: scores[at] ?? 0 }))
    .filter(({ score }) => score > Number.NEGATIVE_INFINITY)
    .sort((one, other) => other.score - one.score || one.first - other.first || one.order - other.order)
    .slice(0, limit);
  const ids = await documentIdsOf(
    search.db,
    search.reading,
    best.map(({ first }) => first),
  );
  return best.flatMap(({ order, score }, at) => {
    const documentId = ids[at];
    return documentId === undefined ? [] : [{ documentId, order, score }];
  });
}

async function scanAll(
  search: Search,
  segments: VectorSegmentRow[],
  frame: VectorFrame,
): Promise<ScannedRow[]> {
  const { kernels, remembered } = search;
  const { dimensions } = frame.rotation;
  const rows: ScannedRow[] = [];
  let base = 0;
  const ids = new Set(segments.map(({ id }) => id));
  for (const id of remembered.codes.keys()) if (!ids.has(id)) remembered.codes.delete(id);
  // All reads are asked for before the first is waited for.
  const reads = segments.map((segment) => ({ segment, parts: readCodes(search, segment, dimensions) }));
  for (const { segment, parts } of reads) {
    let first = 0;
    const opened: OpenCodes[] = [];
    for (const part of parts) {
      for (const row of await part) {
        kernels.scan(row);
        rows.push({ segmentId: segment.id ?? 0, first, base, numbers: row.numbers });
        first += row.count;
        base += row.count;
        opened.push(row);
      }
    }
    if (segment.id !== undefined) remembered.codes.set(segment.id, Promise.resolve(opened));
  }
  return rows;
}

function readCodes(
  { reading, serving, remembered }: Search,
  { id = 0, count }: VectorSegmentRow,
  dimensions: number,
): Array<Promise<OpenCodes[]>> {
  const known = remembered.codes.get(id);
  if (known) return [known];
  const rowCount = Math.ceil(count / codesPerRow(dimensions));
  const model = modelKeyOf(serving);
  return Array.from({ length: Math.ceil(rowCount / rowsAtOnce) }, async (_, at) => {
    const range = IDBKeyRange.bound([id, at * rowsAtOnce], [id, (at + 1) * rowsAtOnce - 1]);
    const rows = await reading.getAll<VectorPartRow>('vectorCodes', range);
    return rows.filter((row) => row.model === model).map(({ data }) => openCodes(data, dimensions));
  });
}

/** The best candidates whose passages are alive; looks further where many are gone. */
function chooseAlive(
  { kernels, places }: Search,
  rows: ScannedRow[],
  wanted: number,
  scanned: number,
): Candidate[] {
  for (let asked = wanted; ; asked *= 2) {
    const selected = kernels.select(asked);
    const alive: Candidate[] = [];
    let at = 0;
    for (const place of selected) {
      // Places ascend, and so do the rows.
      while (place >= (rows[at]?.base ?? 0) + (rows[at]?.numbers.length ?? 0)) at += 1;
      const row = rows[at] as ScannedRow;
      const found = places.find(row.numbers[place - row.base] as number);
      if (!found) continue;
      const inSegment = row.first + place - row.base;
      const block = Math.floor(inSegment / blockVectors);
      alive.push({ segmentId: row.segmentId, block, inBlock: inSegment % blockVectors, ...found });
    }
    if (alive.length >= Math.min(wanted, scanned) * 0.9 || asked >= scanned) return alive;
  }
}

/** Cosines of the query with candidates, from their bytes; lower than any where a block is missing. */
async function compareClosely(
  search: Search,
  candidates: Candidate[],
  { rotation, pivots }: VectorFrame,
  query: { components: Int16Array; step: number },
): Promise<Float32Array> {
  const { dimensions } = rotation;
  const { kernels } = search;
  const blocks = await readBlocks(search, candidates, dimensions);
  const bytes = new Int8Array(candidates.length * dimensions);
  for (const [at, candidate] of candidates.entries()) {
    const from = candidate.inBlock * dimensions;
    const rests = blocks.get(keyOf(candidate))?.rests.subarray(from, from + dimensions);
    if (rests) bytes.set(rests, at * dimensions);
  }
  const near = kernels.dots(query.components, pivots.vectors);
  const rest = kernels.dots(query.components, bytes);
  return Float32Array.from(candidates, (candidate, at) => {
    const block = blocks.get(keyOf(candidate));
    const pivot = block?.pivots[candidate.inBlock] ?? 0;
    const step = block?.steps[candidate.inBlock] ?? 0;
    const sum = (near[pivot] ?? 0) * (pivots.steps[pivot] ?? 0) + (rest[at] ?? 0) * step;
    return block ? sum * query.step * (block.gains[candidate.inBlock] ?? 1) : Number.NEGATIVE_INFINITY;
  });
}

function keyOf({ segmentId, block }: { segmentId: number; block: number }): number {
  return segmentId * 2 ** 20 + block;
}

/** The blocks of candidates, from memory or read in runs of neighbours. */
async function readBlocks(
  { reading, serving, remembered }: Search,
  candidates: Candidate[],
  dimensions: number,
): Promise<Map<number, OpenBlock>> {
  const found = new Map<number, OpenBlock>();
  const missing = new Map<number, Set<number>>();
  for (const candidate of candidates) {
    const known = remembered.blocks.get(keyOf(candidate));
    if (known) found.set(keyOf(candidate), known);
    else
      missing.set(candidate.segmentId, (missing.get(candidate.segmentId) ?? new Set()).add(candidate.block));
  }
  const model = modelKeyOf(serving);
  const reads = [...missing].flatMap(([segmentId, numbers]) =>
    runsOf([...numbers]).map(([first, last]) =>
      reading.getAll<VectorPartRow>('vectorBlocks', IDBKeyRange.bound([segmentId, first], [segmentId, last])),
    ),
  );
  for (const row of (await Promise.all(reads)).flat()) {
    if (row.model !== model) continue;
    found.set(keyOf({ segmentId: row.segmentId, block: row.number }), openBlock(row.data, dimensions));
  }
  for (const [key, block] of found) {
    remembered.blocks.delete(key);
    remembered.blocks.set(key, block);
  }
  for (const key of remembered.blocks.keys()) {
    if (remembered.blocks.size <= mostBlocksKept) break;
    remembered.blocks.delete(key);
  }
  return found;
}

/** First and last numbers of runs with small gaps. */
function runsOf(numbers: number[]): Array<[number, number]> {
  const runs: Array<[number, number]> = [];
  for (const number of numbers.sort((one, other) => one - other)) {
    const last = runs.at(-1);
    if (last && number - last[1] <= mostBetween + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
