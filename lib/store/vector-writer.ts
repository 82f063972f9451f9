import { Dexie } from 'dexie';
import {
  encodeVectors,
  joinBatches,
  type PassageVector,
  type VectorBatch,
} from '../core/retrieval/vectors/vector-batch';
import { packRows, unpackRows } from '../core/retrieval/vectors/vector-rows';
import type { DrafthandDatabase } from './database';
import { readPlaces } from './index-places';
import { readStatistics } from './index-rows';
import { createKernels } from './kernels/wasm-kernels';
import { readTransaction } from './read-transaction';
import {
  deleteVectorSegment,
  frameOfGeneration,
  type StoredGeneration,
  vectorTables,
} from './vector-generations';
import { modelKeyOf, type VectorSegmentRow } from './vector-rows';

/** Vectors of a segment above which it is full. */
const mostVectors = 16_384;

/** Share of vectors of passages that are gone from which on it is worth writing the others again. */
const mostDeadShare = 0.25;

/**
 * Stores vectors of passages as a segment of a generation; from then on every passage below `coveredTo`
 * counts as done. `copied` are vectors in the form this generation stores. All of it happens or nothing.
 * False when the generation is gone.
 */
export async function addVectors(
  db: DrafthandDatabase,
  generation: StoredGeneration,
  passages: PassageVector[],
  coveredTo: number,
  copied?: VectorBatch,
): Promise<boolean> {
  const frame = frameOfGeneration(generation);
  const encoded = encodeVectors(passages, frame, await createKernels());
  const batch = joinBatches(copied ? [encoded, copied] : [encoded], frame.rotation.dimensions);
  return db.transaction('rw', vectorTables(db), async () => {
    const current = await db.vectorGenerations.get(generation.id);
    if (!current || current.state === 'retired') return false;
    await db.vectorGenerations.put({ ...current, coveredTo: Math.max(coveredTo, current.coveredTo) });
    for (let from = 0; from < batch.count; from += mostVectors) {
      await writeSegment(db, generation, partOf(batch, from, from + mostVectors, frame.rotation.dimensions));
    }
    return true;
  });
}

/**
 * Merges the newest segments of a generation until each is larger than all newer ones together. Vectors
 * are copied as they are, without those of passages that are gone.
 */
export async function mergeVectors(db: DrafthandDatabase, generation: StoredGeneration): Promise<void> {
  const segments = await db.vectorSegments.where('generation').equals(generation.id).sortBy('id');
  const chosen = segmentsToJoin(segments);
  if (chosen.length > 0) await rewrite(db, generation, chosen);
}

/** Writes segments again of which a quarter or more is of passages that are gone. */
export async function purgeVectors(db: DrafthandDatabase, generation: StoredGeneration): Promise<void> {
  const segments = await db.vectorSegments.where('generation').equals(generation.id).toArray();
  const stored = segments.reduce((sum, { count }) => sum + count, 0);
  const alive = (await readStatistics(db)).passageCount;
  if (stored < alive * (1 + mostDeadShare)) return;
  const isAlive = await aliveNow(db);
  const { dimensions } = frameOfGeneration(generation).rotation;
  for (const { id, count } of segments) {
    if (id === undefined) continue;
    const { numbers } = await readSegment(db, id, dimensions);
    const dead = numbers.reduce((sum, number) => sum + (isAlive(number) ? 0 : 1), 0);
    if (dead >= count * mostDeadShare) await rewrite(db, generation, [id]);
  }
}

/** Keys of the newest segments that have to become one; none when all is well. They come oldest first. */
export function segmentsToJoin(segments: VectorSegmentRow[]): number[] {
  let from = segments.length;
  let newer = 0;
  for (let index = segments.length - 1; index >= 0; index -= 1) {
    const { count = 0 } = segments[index] ?? {};
    if (newer + count > mostVectors) break;
    if (newer > 0 && newer >= count) from = index;
    newer += count;
  }
  return segments.slice(from).flatMap(({ id }) => (id === undefined ? [] : [id]));
}

/** Puts segments together into one. What the database refuses (no room) is left for the next time. */
async function rewrite(db: DrafthandDatabase, generation: StoredGeneration, ids: number[]): Promise<void> {
  const { dimensions } = frameOfGeneration(generation).rotation;
  try {
    const batches: VectorBatch[] = [];
    for (const id of ids) batches.push(await readSegment(db, id, dimensions));
    const joined = joinBatches(batches, dimensions, await aliveNow(db));
    await db.transaction('rw', vectorTables(db), async () => {
      const current = await db.vectorSegments.bulkGet(ids);
      // Another context has merged them, or the generation went.
      if (current.some((segment) => segment === undefined)) return;
      for (const id of ids) await deleteVectorSegment(db, id);
      if (joined.count > 0) await writeSegment(db, generation, joined);
    });
  } catch (thrown) {
    if (!(thrown instanceof Dexie.DexieError)) throw thrown;
  }
}

/** All vectors of a segment. Throws a RangeError when parts of it are missing. */
export async function readSegment(
  db: DrafthandDatabase,
  segmentId: number,
  dimensions: number,
): Promise<VectorBatch> {
  const [codes, blocks, hashes] = await Promise.all(
    [db.vectorCodes, db.vectorBlocks, db.vectorHashes].map(async (table) => {
      const rows = await table
        .where('[segmentId+number]')
        .between([segmentId, Dexie.minKey], [segmentId, Dexie.maxKey])
        .toArray();
      return rows.map(({ data }) => data);
    }),
  );
  return unpackRows({ codes: codes ?? [], blocks: blocks ?? [], hashes: hashes ?? [] }, dimensions);
}

async function writeSegment(
  db: DrafthandDatabase,
  generation: StoredGeneration,
  batch: VectorBatch,
): Promise<void> {
  const model = modelKeyOf(generation);
  const { dimensions } = frameOfGeneration(generation).rotation;
  const segmentId = await db.vectorSegments.add({ generation: generation.id, count: batch.count });
  const rows = packRows(batch, dimensions);
  const placed = (parts: Uint8Array[]) => parts.map((data, number) => ({ segmentId, number, model, data }));
  await db.vectorCodes.bulkAdd(placed(rows.codes));
  await db.vectorBlocks.bulkAdd(placed(rows.blocks));
  await db.vectorHashes.bulkAdd(placed(rows.hashes));
}

/** The vectors of a batch from one place up to another. */
function partOf(batch: VectorBatch, from: number, to: number, dimensions: number): VectorBatch {
  if (from === 0 && to >= batch.count) return batch;
  const end = Math.min(to, batch.count);
  const bytes = batch.bits.length / batch.count;
  return {
    count: end - from,
    bits: batch.bits.subarray(from * bytes, end * bytes),
    factors: batch.factors.subarray(2 * from, 2 * end),
    numbers: batch.numbers.subarray(from, end),
    hashes: batch.hashes.subarray(2 * from, 2 * end),
    pivots: batch.pivots.subarray(from, end),
    rests: batch.rests.subarray(from * dimensions, end * dimensions),
    steps: batch.steps.subarray(from, end),
    gains: batch.gains.subarray(from, end),
  };
}

async function aliveNow(db: DrafthandDatabase): Promise<(number: number) => boolean> {
  const places = await readTransaction(db, ['lexicalSegments', 'lexicalPassages'], (reading) =>
    readPlaces(db, reading),
  );
  return (number) => places.find(number) !== undefined;
}
