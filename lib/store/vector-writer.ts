import { Dexie, type Table } from 'dexie';
import { rotatedDimensions } from '../core/retrieval/vectors/rotation';
import {
  encodeVectors,
  joinBatches,
  type PassageVector,
  type VectorBatch,
} from '../core/retrieval/vectors/vector-batch';
import {
  openCodes,
  packRows,
  rowCounts,
  unpackRows,
  type VectorRows,
} from '../core/retrieval/vectors/vector-rows';
import type { DrafthandDatabase } from './database';
import { readPlaces } from './index-places';
import { readStatistics } from './index-rows';
import { createKernels } from './kernels/wasm-kernels';
import { readTransaction } from './read-transaction';
import { ofOwner } from './row-ranges';
import { DamagedVectors, isSoundPart, noteDamage } from './vector-damage';
import {
  deleteVectorSegment,
  frameOfGeneration,
  type StoredGeneration,
  vectorTables,
} from './vector-generations';
import { modelKeyOf, type VectorPartRow, type VectorSegmentRow } from './vector-rows';

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
  for (const segment of segments) {
    const numbers = await numbersIn(db, generation, segment);
    const dead = numbers.filter((number) => !isAlive(number)).length;
    if (dead >= segment.count * mostDeadShare) await rewrite(db, generation, [segment.id ?? 0]);
  }
}

/** The numbers of the passages a segment holds vectors of. */
async function numbersIn(
  db: DrafthandDatabase,
  generation: StoredGeneration,
  { id = 0 }: VectorSegmentRow,
): Promise<number[]> {
  const dimensions = rotatedDimensions(generation.dimensions);
  const rows = await db.vectorCodes
    .where('[segmentId+number]')
    .between(...ofOwner(id))
    .toArray();
  return rows.flatMap(({ data }) => [...openCodes(data, dimensions).numbers]);
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

/**
 * Puts segments together into one. What the database refuses (no room) is left for the next time; where rows
 * are damaged, the generation is left as it is and noted to be built anew.
 */
async function rewrite(db: DrafthandDatabase, generation: StoredGeneration, ids: number[]): Promise<void> {
  const dimensions = rotatedDimensions(generation.dimensions);
  try {
    const batches = await readSegments(db, generation, ids);
    const joined = joinBatches(batches, dimensions, await aliveNow(db));
    await db.transaction('rw', vectorTables(db), async () => {
      const current = await db.vectorSegments.bulkGet(ids);
      // Another context has merged them, or the generation went.
      if (current.some((segment) => segment === undefined)) return;
      for (const id of ids) await deleteVectorSegment(db, id);
      if (joined.count > 0) await writeSegment(db, generation, joined);
    });
  } catch (thrown) {
    if (thrown instanceof DamagedVectors) await noteDamage(db, thrown.generation);
    else if (!(thrown instanceof Dexie.DexieError)) throw thrown;
  }
}

/** All vectors of segments; none where one of them went. Throws `DamagedVectors` when they are not as they were written. */
function readSegments(
  db: DrafthandDatabase,
  generation: StoredGeneration,
  ids: number[],
): Promise<VectorBatch[]> {
  return db.transaction('r', vectorTables(db), async () => {
    const segments = (await db.vectorSegments.bulkGet(ids)).filter((segment) => segment !== undefined);
    if (segments.length < ids.length) return [];
    const batches: VectorBatch[] = [];
    for (const segment of segments) batches.push(await readSegment(db, generation, segment));
    return batches;
  });
}

async function readSegment(
  db: DrafthandDatabase,
  generation: StoredGeneration,
  segment: VectorSegmentRow,
): Promise<VectorBatch> {
  const dimensions = rotatedDimensions(generation.dimensions);
  const expected = rowCounts(segment.count, dimensions);
  const read = async (kind: keyof VectorRows, table: Table<VectorPartRow, [number, number]>) => {
    const rows = await table
      .where('[segmentId+number]')
      .between(...ofOwner(segment.id ?? 0))
      .toArray();
    const isSound = rows.every((row) => isSoundPart(kind, row, segment, generation));
    if (!isSound || rows.length !== expected[kind]) throw new DamagedVectors(generation.id);
    return rows.map(({ data }) => data);
  };
  const [codes, blocks, hashes] = await Promise.all([
    read('codes', db.vectorCodes),
    read('blocks', db.vectorBlocks),
    read('hashes', db.vectorHashes),
  ]);
  return unpackRows({ codes, blocks, hashes }, dimensions);
}

async function writeSegment(
  db: DrafthandDatabase,
  generation: StoredGeneration,
  batch: VectorBatch,
): Promise<void> {
  const model = modelKeyOf(generation);
  const dimensions = rotatedDimensions(generation.dimensions);
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
