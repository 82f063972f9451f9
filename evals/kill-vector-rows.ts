import { createRotation } from '../lib/core/retrieval/vectors/rotation';
import { rowCounts, unpackRows, type VectorRows } from '../lib/core/retrieval/vectors/vector-rows';
import {
  modelKeyOf,
  type VectorGenerationRow,
  type VectorPartRow,
  type VectorSegmentRow,
} from '../lib/store/vector-rows';
import type { KillRig } from './kill-rig';

/** The vectors as they are on disk, and everything about them that is not as it has to be. */
export interface StoredVectorState {
  /** `provider model` of what serves. */
  serving?: string;
  /** The same of those beside it, with how far they are. */
  beside: string[];
  /** What each passage number's vector of the serving generation is stored as, however its segments are cut. */
  vectors: Map<number, string>;
  /** Rows that belong to nothing, are missing, or are of another model than their generation. */
  faults: string[];
}

const kinds = { codes: 'vectorCodes', blocks: 'vectorBlocks', hashes: 'vectorHashes' } as const;

/** Reads all rows of vectors without any script of the extension. */
export async function readVectors(rig: KillRig): Promise<StoredVectorState> {
  const generations = await rig.rows<VectorGenerationRow>('vectorGenerations');
  const segments = await rig.rows<VectorSegmentRow>('vectorSegments');
  const parts = {
    codes: await rig.rows<VectorPartRow>(kinds.codes),
    blocks: await rig.rows<VectorPartRow>(kinds.blocks),
    hashes: await rig.rows<VectorPartRow>(kinds.hashes),
  };
  const models = await rig.rows<{ generation: number }>('embedderParts');
  const faults: string[] = [];
  const vectors = new Map<number, string>();
  const generationOf = new Map(generations.map((row) => [row.id, row]));
  for (const segment of segments) {
    const generation = generationOf.get(segment.generation);
    if (!generation) {
      faults.push(`segment ${segment.id} of no generation`);
      continue;
    }
    const { dimensions } = createRotation(generation.dimensions);
    const expected = rowCounts(segment.count, dimensions);
    const rows: VectorRows = { codes: [], blocks: [], hashes: [] };
    for (const kind of ['codes', 'blocks', 'hashes'] as const) {
      const own = parts[kind].filter(({ segmentId }) => segmentId === segment.id);
      if (own.length !== expected[kind]) faults.push(`${own.length} of ${expected[kind]} ${kind}`);
      if (own.some(({ model }) => model !== modelKeyOf(generation))) faults.push(`${kind} of another model`);
      rows[kind] = own.map(({ data }) => data);
    }
    if (generation.state !== 'serving') continue;
    const batch = unpackRows(rows, dimensions);
    const bytes = batch.bits.length / batch.count;
    for (let at = 0; at < batch.count; at += 1) {
      const number = batch.numbers[at] ?? -1;
      if (vectors.has(number)) faults.push(`passage ${number} twice`);
      const bits = Buffer.from(batch.bits.subarray(at * bytes, (at + 1) * bytes)).toString('base64');
      const rests = Buffer.from(batch.rests.slice(at * dimensions, (at + 1) * dimensions)).toString('base64');
      vectors.set(number, [bits, batch.factors[2 * at], batch.pivots[at], batch.steps[at], rests].join(' '));
    }
  }
  const segmentIds = new Set(segments.map(({ id }) => id));
  for (const kind of ['codes', 'blocks', 'hashes'] as const) {
    const strayed = parts[kind].filter(({ segmentId }) => !segmentIds.has(segmentId)).length;
    if (strayed > 0) faults.push(`${strayed} ${kind} of no segment`);
  }
  if (models.some(({ generation }) => !generationOf.has(generation))) faults.push('a model of no generation');
  const serving = generations.filter(({ state }) => state === 'serving');
  if (serving.length > 1) faults.push(`${serving.length} generations serve`);
  return {
    serving: serving[0] && nameOf(serving[0]),
    beside: generations
      .filter(({ state }) => state !== 'serving')
      .map((row) => `${row.state} ${nameOf(row)}`),
    vectors,
    faults,
  };
}

function nameOf({ provider, model }: VectorGenerationRow): string {
  return `${provider} ${model}`;
}

/** Numbers of all passages of the library that are indexed. */
export async function aliveNumbers(rig: KillRig): Promise<Set<number>> {
  const rows = await rig.rows<{ first: number; passageCount: number }>('indexedDocuments');
  return new Set(
    rows.flatMap(({ first, passageCount }) => Array.from({ length: passageCount }, (_, at) => first + at)),
  );
}
