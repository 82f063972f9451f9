import { Dexie, type Table } from 'dexie';
import { rowCounts } from '../core/retrieval/vectors/vector-rows';
import type { DrafthandDatabase } from './database';
import { frameOfGeneration, type StoredGeneration } from './vector-generations';
import type { VectorPartRow, VectorSegmentRow } from './vector-rows';

/** Whether a segment has all its rows; only keys are counted. */
export async function isWhole(
  db: DrafthandDatabase,
  generation: StoredGeneration,
  { id = 0, count }: VectorSegmentRow,
): Promise<boolean> {
  const expected = rowCounts(count, frameOfGeneration(generation).rotation.dimensions);
  const rowsIn = (table: Table<VectorPartRow, [number, number]>) =>
    table.where('[segmentId+number]').between([id, Dexie.minKey], [id, Dexie.maxKey]).count();
  const [codes, blocks, hashes] = await Promise.all([
    rowsIn(db.vectorCodes),
    rowsIn(db.vectorBlocks),
    rowsIn(db.vectorHashes),
  ]);
  return codes === expected.codes && blocks === expected.blocks && hashes === expected.hashes;
}
