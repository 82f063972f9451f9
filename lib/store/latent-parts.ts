import type { LatentModel } from '../core/retrieval/latent/latent-model';
import type { DrafthandDatabase } from './database';
import type { Reading } from './read-transaction';
import { ofOwner } from './row-ranges';
import { DamagedVectors, isSoundModelPart } from './vector-damage';
import type { EmbedderPartRow } from './vector-rows';

/** Parts of a model, by the first bits of a feature's hash: a question reads those of its own features. */
const partBits = 10;

/** The part a feature is in. */
function partOfFeature(hash: number): number {
  return hash >>> (32 - partBits);
}

/** Cuts a model into parts; those without features are absent. */
export function splitModel(model: LatentModel): Array<Omit<EmbedderPartRow, 'generation'>> {
  const parts: Array<Omit<EmbedderPartRow, 'generation'>> = [];
  const { dimensions, hashes, weights, rows, scales } = model;
  for (let from = 0; from < hashes.length; ) {
    const number = partOfFeature(hashes[from] as number);
    let end = from;
    while (end < hashes.length && partOfFeature(hashes[end] as number) === number) end += 1;
    parts.push({
      number,
      hashes: hashes.slice(from, end),
      weights: weights.slice(from, end),
      rows: rows.slice(from * dimensions, end * dimensions),
      scales: scales.slice(from, end),
    });
    from = end;
  }
  return parts;
}

/** The model that parts make together, in any order: all of it, or as much as these hold. */
function joinParts(
  dimensions: number,
  parts: ReadonlyArray<Omit<EmbedderPartRow, 'generation'>>,
): LatentModel {
  const sorted = [...parts].sort((one, other) => one.number - other.number);
  const count = sorted.reduce((sum, { hashes }) => sum + hashes.length, 0);
  const model: LatentModel = {
    dimensions,
    hashes: new Uint32Array(count),
    weights: new Float32Array(count),
    rows: new Int8Array(count * dimensions),
    scales: new Float32Array(count),
  };
  let at = 0;
  for (const part of sorted) {
    model.hashes.set(part.hashes, at);
    model.weights.set(part.weights, at);
    model.rows.set(part.rows, at * dimensions);
    model.scales.set(part.scales, at);
    at += part.hashes.length;
  }
  return model;
}

/** The whole model of a generation; undefined when nothing of one is stored, or a part of it is damaged. */
export async function readModel(
  db: DrafthandDatabase,
  generation: { id: number; dimensions: number },
): Promise<LatentModel | undefined> {
  const parts = await db.embedderParts
    .where('[generation+number]')
    .between(...ofOwner(generation.id))
    .toArray();
  const { dimensions } = generation;
  const isSound = parts.length > 0 && parts.every((part) => isSoundModelPart(part, dimensions));
  return isSound ? joinParts(dimensions, parts) : undefined;
}

/** As much of a generation's model as these features need. Throws `DamagedVectors` where it cannot be used. */
export async function readFeatures(
  reading: Reading,
  generation: { id: number; dimensions: number },
  hashes: Iterable<number>,
): Promise<LatentModel> {
  const numbers = new Set(Array.from(hashes, partOfFeature));
  const parts = await Promise.all(
    Array.from(numbers, (number) => reading.get<EmbedderPartRow>('embedderParts', [generation.id, number])),
  );
  const found = parts.filter((part) => part !== undefined);
  if (!found.every((part) => isSoundModelPart(part, generation.dimensions))) {
    throw new DamagedVectors(generation.id);
  }
  return joinParts(generation.dimensions, found);
}
