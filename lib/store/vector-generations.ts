import { Dexie, type Table } from 'dexie';
import type { VectorOrigin } from '../app/ports';
import { isEndpoint } from '../core/retrieval/vectors/embedding';
import { choosePivots } from '../core/retrieval/vectors/pivots';
import { createRotation } from '../core/retrieval/vectors/rotation';
import type { VectorFrame } from '../core/retrieval/vectors/vector-batch';
import type { DrafthandDatabase } from './database';
import { createKernels } from './kernels/wasm-kernels';
import { ofOwner } from './row-ranges';
import type { EmbedderPartRow, VectorGenerationRow } from './vector-rows';

/** A generation that is stored. */
export type StoredGeneration = VectorGenerationRow & { id: number };

/** Vectors looked at for the frame: more change it little. */
const mostSampled = 4096;

/**
 * Starts a generation for the vectors of a model. `sample` are some of its vectors, evenly spread over
 * the library; `parts` is the model itself where the library made it.
 */
export async function startGeneration(
  db: DrafthandDatabase,
  origin: VectorOrigin,
  sample: Float32Array[],
  parts: Array<Omit<EmbedderPartRow, 'generation'>> = [],
): Promise<StoredGeneration> {
  const frame = await frameOf(origin.dimensions, sample);
  const row: VectorGenerationRow = { ...origin, state: 'building', coveredTo: 0, ...frame };
  return db.transaction('rw', [db.vectorGenerations, db.embedderParts], async () => {
    const id = await db.vectorGenerations.add(row);
    await db.embedderParts.bulkAdd(parts.map((part) => ({ ...part, generation: id })));
    return { ...row, id };
  });
}

/** Whether a generation's vectors are of this origin. */
export function isOf(
  generation: VectorGenerationRow,
  { provider, model, dimensions }: VectorOrigin,
): boolean {
  return (
    generation.provider === provider && generation.model === model && generation.dimensions === dimensions
  );
}

/** All generations, oldest first. */
export async function generationsOf(db: DrafthandDatabase): Promise<StoredGeneration[]> {
  const rows = await db.vectorGenerations.toArray();
  return rows.filter((row): row is StoredGeneration => row.id !== undefined);
}

/**
 * Lets a generation answer from now on, in place of the one before; everything of all others goes, but for those of
 * endpoints, which cost money. One that was retired meanwhile, for another choice, stays so.
 */
export async function serveGeneration(db: DrafthandDatabase, id: number): Promise<void> {
  await db.transaction('rw', db.vectorGenerations, async () => {
    const next = await db.vectorGenerations.get(id);
    if (!next || next.state === 'retired') return;
    for (const generation of await generationsOf(db)) {
      const others =
        isEndpoint(generation.provider) && generation.state !== 'retired' ? 'building' : 'retired';
      const state = generation.id === id ? 'serving' : others;
      if (generation.state !== state) await db.vectorGenerations.put({ ...generation, state });
    }
  });
  await dropRetired(db);
}

/** Marks generations as no longer wanted and removes them. */
export async function retireGenerations(db: DrafthandDatabase, ids: number[]): Promise<void> {
  await db.vectorGenerations.where(':id').anyOf(ids).modify({ state: 'retired' });
  await dropRetired(db);
}

/** Removes what retired generations hold, a segment a transaction; goes on where it was stopped. */
export async function dropRetired(db: DrafthandDatabase): Promise<void> {
  for (const { id, state } of await generationsOf(db)) {
    if (state !== 'retired') continue;
    for (const segment of await db.vectorSegments.where('generation').equals(id).primaryKeys()) {
      await db.transaction('rw', vectorTables(db), async () => deleteVectorSegment(db, segment));
    }
    await db.transaction('rw', [db.vectorGenerations, db.embedderParts], async () => {
      await db.embedderParts
        .where('[generation+number]')
        .between(...ofOwner(id))
        .delete();
      await db.vectorGenerations.delete(id);
    });
  }
}

/**
 * Removes rows that belong to nothing any more. No write leaves any; a row that was lost can: where it was that
 * of a segment, vectors are missing that nothing else tells of, so what there is has to be built anew.
 */
export async function dropOrphans(db: DrafthandDatabase): Promise<void> {
  // One transaction: what another context is writing meanwhile is no orphan.
  await db.transaction('rw', [...vectorTables(db), db.embedderParts], async () => {
    const generations = await generationsOf(db);
    const known = new Set(generations.map(({ id }) => id));
    const segments = await db.vectorSegments.toArray();
    const strayed = segments.filter(({ generation }) => !known.has(generation)).map(({ id = 0 }) => id);
    const ids = segments.map(({ id }) => id);
    const parts = [db.vectorCodes, db.vectorBlocks, db.vectorHashes];
    const lost = (await Promise.all(parts.map((table) => otherKeys(table, ids)))).flat();
    for (const id of new Set([...strayed, ...lost])) await deleteVectorSegment(db, id);
    if (lost.length > 0) {
      for (const { id } of generations) await db.vectorGenerations.update(id, { isDamaged: true });
    }
    for (const id of await otherKeys(db.embedderParts, [...known])) {
      await db.embedderParts
        .where('[generation+number]')
        .between(...ofOwner(id))
        .delete();
    }
  });
}

/** The first parts of keys in a table that are none of these; steps from one to the next. */
async function otherKeys(
  table: Table<unknown, [number, number]>,
  expected: Array<number | undefined>,
): Promise<number[]> {
  const others: number[] = [];
  let after: unknown[] = [Dexie.minKey, Dexie.minKey];
  for (;;) {
    const [key] = await table.where(':id').above(after).limit(1).primaryKeys();
    if (!key) return others;
    if (!expected.includes(key[0])) others.push(key[0]);
    after = [key[0], Dexie.maxKey];
  }
}

/** Tables of the vectors themselves. */
export function vectorTables(db: DrafthandDatabase) {
  return [db.vectorGenerations, db.vectorSegments, db.vectorCodes, db.vectorBlocks, db.vectorHashes];
}

/** Deletes a segment with its parts. Call inside a transaction. */
export async function deleteVectorSegment(db: DrafthandDatabase, segmentId: number): Promise<void> {
  await db.vectorSegments.delete(segmentId);
  for (const table of [db.vectorCodes, db.vectorBlocks, db.vectorHashes]) {
    await table
      .where('[segmentId+number]')
      .between(...ofOwner(segmentId))
      .delete();
  }
}

/** What the vectors of a generation are written against. */
export function frameOfGeneration({ dimensions, centre, pivots }: VectorGenerationRow): VectorFrame {
  return { rotation: createRotation(dimensions), centre, pivots };
}

async function frameOf(
  dimensions: number,
  sample: Float32Array[],
): Promise<Pick<VectorGenerationRow, 'centre' | 'pivots'>> {
  const rotation = createRotation(dimensions);
  const centre = new Float32Array(rotation.dimensions);
  const telling = sample.filter((vector) => vector.some((value) => value !== 0));
  const step = Math.max(1, telling.length / mostSampled);
  const rotated: Float32Array[] = [];
  for (let at = 0; at < telling.length; at += step) {
    const into = new Float32Array(rotation.dimensions);
    rotation.rotate(telling[Math.floor(at)] as Float32Array, into);
    rotated.push(into);
  }
  for (const vector of rotated) {
    for (let at = 0; at < centre.length; at += 1) {
      centre[at] = (centre[at] as number) + (vector[at] as number) / rotated.length;
    }
  }
  return { centre, pivots: choosePivots(rotated, await createKernels()) };
}
