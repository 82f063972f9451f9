import { rotatedDimensions } from '../core/retrieval/vectors/rotation';
import { rowBytes, type VectorRows } from '../core/retrieval/vectors/vector-rows';
import type { DrafthandDatabase } from './database';
import type { StoredGeneration } from './vector-generations';
import { type EmbedderPartRow, modelKeyOf, type VectorPartRow, type VectorSegmentRow } from './vector-rows';

/** Rows of vectors are missing or are not as they were written. Searches go on without the vectors. */
export class DamagedVectors extends RangeError {
  constructor(readonly generation: number) {
    super(`Vectors of generation ${generation} are damaged`);
  }
}

/**
 * Notes that a generation is to be built anew. Only counts of rows are looked at without need, so whoever
 * reads them and finds one that cannot be right says so here. Vectors that went meanwhile are no damage.
 */
export async function noteDamage(db: DrafthandDatabase, generation: number): Promise<void> {
  await db.vectorGenerations.update(generation, { isDamaged: true });
}

/** What was read, or `instead` where vectors are damaged, which is noted and told. */
export async function unlessDamaged<Value>(
  db: DrafthandDatabase,
  reading: Promise<Value>,
  { instead, onDamage }: { instead: Value; onDamage?: () => void },
): Promise<Value> {
  try {
    return await reading;
  } catch (thrown) {
    if (!(thrown instanceof DamagedVectors)) throw thrown;
    await noteDamage(db, thrown.generation);
    onDamage?.();
    return instead;
  }
}

/** Whether a part of a segment is of this generation's model and as long as it has to be. */
export function isSoundPart(
  kind: keyof VectorRows,
  { number, model, data }: VectorPartRow,
  { count }: Pick<VectorSegmentRow, 'count'>,
  generation: StoredGeneration,
): boolean {
  const dimensions = rotatedDimensions(generation.dimensions);
  if (model !== modelKeyOf(generation) || !(data instanceof Uint8Array)) return false;
  return data.length === rowBytes(kind, number, { count, dimensions });
}

/** Whether what the vectors of a generation are written against can be used. */
export function isSoundFrame(generation: StoredGeneration): boolean {
  const { dimensions, centre, pivots } = generation;
  if (!Number.isInteger(dimensions) || !(centre instanceof Float32Array)) return false;
  const { vectors, steps, halfSquares } = pivots ?? {};
  if (!(vectors instanceof Int8Array && steps instanceof Float32Array)) return false;
  const isFull = vectors.length === steps.length * centre.length && halfSquares?.length === steps.length;
  return isFull && dimensions > 0 && centre.length === rotatedDimensions(dimensions);
}

/** Whether a part of a fitted model fits together. */
export function isSoundModelPart(part: Omit<EmbedderPartRow, 'generation'>, dimensions: number): boolean {
  const { hashes, weights, rows, scales } = part;
  const count = hashes instanceof Uint32Array ? hashes.length : -1;
  return weights?.length === count && scales?.length === count && rows?.length === count * dimensions;
}
