import type { Table } from 'dexie';
import { rotatedDimensions } from '../core/retrieval/vectors/rotation';
import { rowCounts } from '../core/retrieval/vectors/vector-rows';
import type { DrafthandDatabase } from './database';
import { ofOwner } from './row-ranges';
import { isSoundFrame } from './vector-damage';
import type { StoredGeneration } from './vector-generations';
import type { VectorPartRow, VectorSegmentRow } from './vector-rows';

/** Whether a generation can be used and gone on with, as far as can be told without reading its vectors. */
export async function isWhole(
  db: DrafthandDatabase,
  generation: StoredGeneration,
  segments: VectorSegmentRow[],
): Promise<boolean> {
  if (generation.isDamaged || !isSoundFrame(generation)) return false;
  const whole = await Promise.all(segments.map((segment) => hasAllRows(db, generation, segment)));
  return whole.every(Boolean);
}

/** Only keys are counted. */
async function hasAllRows(
  db: DrafthandDatabase,
  generation: StoredGeneration,
  { id = 0, count }: VectorSegmentRow,
): Promise<boolean> {
  const expected = rowCounts(count, rotatedDimensions(generation.dimensions));
  const rowsIn = (table: Table<VectorPartRow, [number, number]>) =>
    table
      .where('[segmentId+number]')
      .between(...ofOwner(id))
      .count();
  const [codes, blocks, hashes] = await Promise.all([
    rowsIn(db.vectorCodes),
    rowsIn(db.vectorBlocks),
    rowsIn(db.vectorHashes),
  ]);
  return codes === expected.codes && blocks === expected.blocks && hashes === expected.hashes;
}
