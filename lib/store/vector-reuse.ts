import type { PendingPassage } from '../app/ports/vector-build';
import { rotatedDimensions } from '../core/retrieval/vectors/rotation';
import { joinBatches, type VectorBatch } from '../core/retrieval/vectors/vector-batch';
import {
  blockVectors,
  codesPerRow,
  hashesPerRow,
  openHashes,
  takeVector,
} from '../core/retrieval/vectors/vector-rows';
import type { DrafthandDatabase } from './database';
import { ofOwner } from './row-ranges';
import { isSoundPart } from './vector-damage';
import type { StoredGeneration } from './vector-generations';
import type { VectorSegmentRow } from './vector-rows';

/** Where the vector of a text is. */
interface Place {
  segment: VectorSegmentRow & { id: number };
  at: number;
}

/**
 * The vectors a generation already has of the same texts, whatever passages they were of, in the form it
 * stores them, with the numbers of these passages; `missing` are those it has none of.
 */
export async function reuseVectors(
  db: DrafthandDatabase,
  generation: StoredGeneration,
  passages: PendingPassage[],
): Promise<{ copied: VectorBatch | undefined; missing: PendingPassage[] }> {
  const wanted = new Set(passages.map(({ hash }) => nameOf(hash)));
  const places = await findHashes(db, generation, wanted);
  const dimensions = rotatedDimensions(generation.dimensions);
  const missing: PendingPassage[] = [];
  const copies: VectorBatch[] = [];
  for (const passage of passages) {
    const place = places.get(nameOf(passage.hash));
    const copy = place && (await readVector(db, generation, place));
    if (copy) copies.push({ ...copy, numbers: Uint32Array.of(passage.number) });
    else missing.push(passage);
  }
  return { copied: copies.length === 0 ? undefined : joinBatches(copies, dimensions), missing };
}

async function findHashes(
  db: DrafthandDatabase,
  generation: StoredGeneration,
  wanted: Set<string>,
): Promise<Map<string, Place>> {
  const found = new Map<string, Place>();
  for (const { id = 0, count } of await db.vectorSegments
    .where('generation')
    .equals(generation.id)
    .toArray()) {
    const segment = { id, count, generation: generation.id };
    const rows = db.vectorHashes.where('[segmentId+number]').between(...ofOwner(id));
    for (const row of await rows.toArray()) {
      if (!isSoundPart('hashes', row, segment, generation)) continue;
      const hashes = openHashes(row.data);
      for (let one = 0; one < hashes.length; one += 2) {
        const name = nameOf([hashes[one] ?? 0, hashes[one + 1] ?? 0]);
        if (wanted.has(name)) found.set(name, { segment, at: row.number * hashesPerRow + one / 2 });
      }
    }
  }
  return found;
}

/** One vector as a batch; undefined when its rows went meanwhile, or are damaged. */
async function readVector(
  db: DrafthandDatabase,
  generation: StoredGeneration,
  { segment, at }: Place,
): Promise<VectorBatch | undefined> {
  const dimensions = rotatedDimensions(generation.dimensions);
  const { id: segmentId } = segment;
  const perRow = codesPerRow(dimensions);
  const [codes, block, hashes] = await Promise.all([
    db.vectorCodes.get([segmentId, Math.floor(at / perRow)]),
    db.vectorBlocks.get([segmentId, Math.floor(at / blockVectors)]),
    db.vectorHashes.get([segmentId, Math.floor(at / hashesPerRow)]),
  ]);
  if (!codes || !block || !hashes) return undefined;
  const isSound =
    isSoundPart('codes', codes, segment, generation) && isSoundPart('blocks', block, segment, generation);
  if (!isSound) return undefined;
  return takeVector({ codes: codes.data, block: block.data, hashes: hashes.data }, at, dimensions);
}

function nameOf(hash: readonly [number, number]): string {
  return `${hash[0]} ${hash[1]}`;
}
