import type { VectorHit, VectorIndex, VectorOrigin } from '../app/ports';
import { prepareQuery } from '../core/retrieval/vectors/codes';
import type { VectorKernels } from '../core/retrieval/vectors/kernels';
import type { VectorFrame } from '../core/retrieval/vectors/vector-batch';
import { blockVectors, type OpenBlock, openBlock } from '../core/retrieval/vectors/vector-rows';
import type { DrafthandDatabase } from './database';
import { documentIdsOf, type IndexPlaces, readPlaces } from './index-places';
import { createKernels } from './kernels/wasm-kernels';
import { type Reading, readTransaction } from './read-transaction';
import { createRecentRows, type RecentRows } from './recent-rows';
import { type CodedSegment, createServingReader, type ServingVectors } from './serving-vectors';
import { DamagedVectors, isSoundPart, unlessDamaged } from './vector-damage';
import { isOf } from './vector-generations';
import type { VectorPartRow, VectorSegmentRow } from './vector-rows';

/** Blocks kept in memory, of some 8 kB each. */
const mostBlocksKept = 600;

/** Blocks between two that are wanted up to which they are read in one go: a read costs more than a block. */
const mostBetween = 2;

/**
 * The stored vectors: all codes are scanned as they come, then the blocks of the best are read and
 * compared in bytes. Only the hits that are left are called by their documents' ids. Asking for the origin sets
 * out to read the codes, and the search that is given this origin goes on from there; where the segments
 * have become others meanwhile, it begins again. Vectors that are damaged find nothing, are noted to be built anew,
 * and `onDamage` is told.
 */
export function createVectorIndex(db: DrafthandDatabase, onDamage?: () => void): VectorIndex {
  const blocks = createRecentRows<OpenBlock>(mostBlocksKept);
  const readServing = createServingReader(db);
  const readFor = new WeakMap<VectorOrigin, ServingVectors>();

  async function searchIn(
    serving: ServingVectors | undefined,
    query: Float32Array,
    { origin, candidates, limit }: Parameters<VectorIndex['search']>[1],
  ): Promise<Nearest> {
    if (!serving || !isOf(serving.generation, origin) || origin.dimensions !== query.length) return nothing;
    const [kernels, places] = [createKernels(), placesNow(db)] as const;
    const search: Search = { db, kernels: await kernels, serving, places, blocks };
    return findNearest(search, query, { candidates, limit });
  }

  async function readOrigin(): Promise<VectorOrigin | undefined> {
    const serving = await readServing();
    if (!serving) return undefined;
    const { provider, model, dimensions } = serving.generation;
    const origin = { provider, model, dimensions };
    readFor.set(origin, serving);
    return origin;
  }

  async function search(...[query, options]: Parameters<VectorIndex['search']>): Promise<VectorHit[]> {
    const begun = readFor.get(options.origin);
    readFor.delete(options.origin);
    const first = await searchIn(begun ?? (await readServing()), query, options);
    const { hits } = first.isCurrent ? first : await searchIn(await readServing(), query, options);
    return hits;
  }

  return {
    origin: () => unlessDamaged(db, readOrigin(), { instead: undefined, onDamage }),
    search: (...asked) => unlessDamaged(db, search(...asked), { instead: [], onDamage }),
  };
}

/** What a search found, and whether the segments were still the same that were scanned when it looked closely. */
interface Nearest {
  hits: VectorHit[];
  isCurrent: boolean;
}

const nothing: Nearest = { hits: [], isCurrent: true };

/** What the steps of one search share. */
interface Search {
  db: DrafthandDatabase;
  kernels: VectorKernels;
  serving: ServingVectors;
  places: Promise<IndexPlaces>;
  blocks: RecentRows<OpenBlock>;
}

function placesNow(db: DrafthandDatabase): Promise<IndexPlaces> {
  return readTransaction(db, ['lexicalSegments', 'lexicalPassages'], (reading) => readPlaces(db, reading));
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
  query: Float32Array,
  { candidates, limit }: { candidates: number; limit: number },
): Promise<Nearest> {
  const { serving, kernels, db } = search;
  const { frame, segments } = serving;
  const rotated = new Float32Array(frame.rotation.dimensions);
  if (frame.rotation.rotate(query, rotated) === 0) return nothing;
  const prepared = prepareQuery(rotated, frame.centre);
  const total = segments.reduce((sum, { count }) => sum + count, 0);
  kernels.start(prepared, total);
  const rows = await scanAll(kernels, segments);
  const chosen = chooseAlive(kernels, await search.places, rows, candidates);
  return readTransaction(db, ['vectorSegments', 'vectorBlocks', 'documentNumbers'], async (reading) => {
    const current = reading.getAll<VectorSegmentRow>('vectorSegments');
    const blocks = await readBlocks(search, reading, chosen);
    const scores = compareClosely(kernels, chosen, blocks, frame, prepared.closely);
    const best = chosen
      .map((candidate, at) => ({ ...candidate, score: scores[at] ?? 0 }))
      .filter(({ score }) => score > Number.NEGATIVE_INFINITY)
      .sort((one, other) => other.score - one.score || one.first - other.first || one.order - other.order)
      .slice(0, limit);
    const ids = await documentIdsOf(
      db,
      reading,
      best.map(({ first }) => first),
    );
    const hits = best.flatMap(({ order, score }, at) => {
      const documentId = ids[at];
      return documentId === undefined ? [] : [{ documentId, order, score }];
    });
    return { hits, isCurrent: isSame(serving, await current) };
  });
}

function isSame({ generation, segments }: ServingVectors, rows: VectorSegmentRow[]): boolean {
  const own = rows.filter((row) => row.generation === generation.id);
  return own.length === segments.length && own.every(({ id }, at) => id === segments[at]?.id);
}

async function scanAll(kernels: VectorKernels, segments: CodedSegment[]): Promise<ScannedRow[]> {
  const rows: ScannedRow[] = [];
  let base = 0;
  for (const { id, codes } of segments) {
    let first = 0;
    for (const part of codes) {
      for (const row of await part) {
        kernels.scan(row);
        rows.push({ segmentId: id, first, base, numbers: row.numbers });
        first += row.count;
        base += row.count;
      }
    }
  }
  return rows;
}

/** The best candidates whose passages are alive; looks further where many are gone. */
function chooseAlive(
  kernels: VectorKernels,
  places: IndexPlaces,
  rows: ScannedRow[],
  wanted: number,
): Candidate[] {
  const scanned = rows.reduce((sum, { numbers }) => sum + numbers.length, 0);
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
function compareClosely(
  kernels: VectorKernels,
  candidates: Candidate[],
  blocks: Array<OpenBlock | undefined>,
  { rotation, pivots }: VectorFrame,
  query: { components: Int16Array; step: number },
): Float32Array {
  const { dimensions } = rotation;
  const bytes = new Int8Array(candidates.length * dimensions);
  for (const [at, { inBlock }] of candidates.entries()) {
    const from = inBlock * dimensions;
    const rests = blocks[at]?.rests.subarray(from, from + dimensions);
    if (rests) bytes.set(rests, at * dimensions);
  }
  const near = kernels.dots(query.components, pivots.vectors);
  const rest = kernels.dots(query.components, bytes);
  return Float32Array.from(candidates, ({ inBlock }, at) => {
    const block = blocks[at];
    const pivot = block?.pivots[inBlock] ?? 0;
    const step = block?.steps[inBlock] ?? 0;
    const sum = (near[pivot] ?? 0) * (pivots.steps[pivot] ?? 0) + (rest[at] ?? 0) * step;
    return block ? sum * query.step * (block.gains[inBlock] ?? 1) : Number.NEGATIVE_INFINITY;
  });
}

/** The block of each candidate, from memory or read in runs of neighbours. */
async function readBlocks(
  { serving, blocks }: Search,
  reading: Reading,
  candidates: Candidate[],
): Promise<Array<OpenBlock | undefined>> {
  const found = new Map<string, OpenBlock>();
  const missing = new Map<number, Set<number>>();
  for (const { segmentId, block } of candidates) {
    const known = blocks.get(segmentId, block);
    if (known) found.set(nameOf(segmentId, block), known);
    else missing.set(segmentId, (missing.get(segmentId) ?? new Set()).add(block));
  }
  const counts = new Map(serving.segments.map(({ id, count }) => [id, count]));
  const reads = [...missing].flatMap(([segmentId, numbers]) =>
    runsOf([...numbers]).map(([first, last]) =>
      reading.getAll<VectorPartRow>('vectorBlocks', IDBKeyRange.bound([segmentId, first], [segmentId, last])),
    ),
  );
  for (const row of (await Promise.all(reads)).flat()) {
    const segment = { count: counts.get(row.segmentId) ?? 0 };
    if (!isSoundPart('blocks', row, segment, serving.generation))
      throw new DamagedVectors(serving.generation.id);
    const block = openBlock(row.data, serving.frame.rotation.dimensions);
    blocks.put(row.segmentId, row.number, block);
    found.set(nameOf(row.segmentId, row.number), block);
  }
  return candidates.map(({ segmentId, block }) => found.get(nameOf(segmentId, block)));
}

function nameOf(segmentId: number, block: number): string {
  return `${segmentId} ${block}`;
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
