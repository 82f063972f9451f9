import type { VectorHit, VectorIndex, VectorOrigin } from '../app/ports';
import { type PreparedQuery, prepareQuery } from '../core/retrieval/vectors/codes';
import type { VectorKernels } from '../core/retrieval/vectors/kernels';
import type { VectorFrame } from '../core/retrieval/vectors/vector-batch';
import { blockVectors, type OpenBlock, openBlock } from '../core/retrieval/vectors/vector-rows';
import type { DrafthandDatabase } from './database';
import { documentIdsOf, type IndexPlaces, readPlaces } from './index-places';
import { createKernels } from './kernels/wasm-kernels';
import { type Reading, readTransaction } from './read-transaction';
import { createRecentRows, type RecentRows } from './recent-rows';
import {
  type CodedSegment,
  createServingReader,
  type SegmentCodes,
  type ServingVectors,
} from './serving-vectors';
import { DamagedVectors, isSoundPart, unlessDamaged } from './vector-damage';
import { isOf } from './vector-generations';
import type { VectorPartRow, VectorSegmentRow } from './vector-rows';

/** Bytes of blocks kept in memory, of some 8 kB each. */
const mostBlocksKept = 16 * 2 ** 20;

/** Bytes of codes kept in memory: those of some 400 000 vectors of 512 components. */
const mostCodesKept = 32 * 2 ** 20;

/** Blocks between two that are wanted up to which they are read in one go: a read costs more than a block. */
const mostBetween = 2;

/**
 * The stored vectors: all codes are scanned as they come, then the blocks of the best are read and
 * compared in bytes. Only the hits that are left are called by their documents' ids. Asking for the origin sets
 * out to read the codes, and the search that is given this origin goes on from there; where the segments
 * have become others meanwhile, it begins again. Vectors that are damaged find nothing, are noted to be built anew,
 * and `onDamage` is told.
 */
export function createVectorIndex(
  db: DrafthandDatabase,
  { onDamage, mostKept = mostCodesKept }: { onDamage?: () => void; mostKept?: number } = {},
): VectorIndex {
  const blocks = createRecentRows<OpenBlock>(mostBlocksKept);
  let creating: Promise<VectorKernels> | undefined;
  const kernelsOnce = () => {
    creating ??= createKernels();
    return creating;
  };
  const serving = createServingReader(db, kernelsOnce, mostKept);
  const readFor = new WeakMap<VectorOrigin, ServingVectors>();

  async function searchIn(
    serving: ServingVectors | undefined,
    query: Float32Array,
    { origin, candidates, limit }: Parameters<VectorIndex['search']>[1],
  ): Promise<Nearest> {
    if (!serving || !isOf(serving.generation, origin) || origin.dimensions !== query.length) return nothing;
    const [kernels, now] = [kernelsOnce(), stateNow(db)] as const;
    now.catch(() => undefined);
    return findNearest({ db, kernels: await kernels, serving, now, blocks }, query, { candidates, limit });
  }

  async function readOrigin(): Promise<VectorOrigin | undefined> {
    const read = await serving.read();
    if (!read) return undefined;
    const { provider, model, dimensions } = read.generation;
    const origin = { provider, model, dimensions };
    readFor.set(origin, read);
    return origin;
  }

  async function search(...[query, options]: Parameters<VectorIndex['search']>): Promise<VectorHit[]> {
    const begun = readFor.get(options.origin);
    readFor.delete(options.origin);
    const first = await searchIn(begun ?? (await serving.read()), query, options);
    const { hits } = first.isCurrent ? first : await searchIn(await serving.read(), query, options);
    return hits;
  }

  const onFound = () => {
    serving.forget();
    onDamage?.();
  };
  return {
    origin: () => unlessDamaged(db, readOrigin(), { instead: undefined, onDamage: onFound }),
    search: (...asked) => unlessDamaged(db, search(...asked), { instead: [], onDamage: onFound }),
  };
}

/** What a search found, and whether the segments were still the same that were scanned when it looked closely. */
interface Nearest {
  hits: VectorHit[];
  isCurrent: boolean;
}

const nothing: Nearest = { hits: [], isCurrent: true };
const outdated: Nearest = { hits: [], isCurrent: false };

/** What the steps of one search share. */
interface Search {
  db: DrafthandDatabase;
  kernels: VectorKernels;
  serving: ServingVectors;
  now: Promise<StateNow>;
  blocks: RecentRows<OpenBlock>;
}

/** Where passages are, and which vectors there are, when a search begins. */
interface StateNow {
  places: IndexPlaces;
  segments: VectorSegmentRow[];
}

function stateNow(db: DrafthandDatabase): Promise<StateNow> {
  return readTransaction(db, ['vectorSegments', 'lexicalSegments', 'lexicalPassages'], async (reading) => {
    const asked = reading.getAll<VectorSegmentRow>('vectorSegments');
    const places = await readPlaces(db, reading);
    return { places, segments: await asked };
  });
}

/** Where a scanned row of codes is, and the place of its first code among all that were scanned. */
interface ScannedRow {
  segmentId: number;
  /** Place of its first code in the segment. */
  first: number;
  base: number;
  codes: SegmentCodes;
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
  const rows = await scanAll(kernels, prepared, segments);
  const { places, segments: current } = await search.now;
  if (!rows || !isSame(serving, current)) return outdated;
  const last = rows.at(-1);
  if (!last) return nothing;
  if (!kernels.isSearching(prepared) && !scanAnew(kernels, prepared, rows, last.base + last.codes.count)) {
    return outdated;
  }
  const chosen = chooseAlive(kernels, places, rows, candidates);
  const { blocks, isCurrent } = await blocksOf(search, chosen);
  const scores = compareClosely(kernels, chosen, blocks, frame, prepared.closely);
  const best = chosen
    .map((candidate, at) => ({ ...candidate, score: scores[at] ?? 0 }))
    .filter(({ score }) => score > Number.NEGATIVE_INFINITY)
    .sort((one, other) => other.score - one.score || one.first - other.first || one.order - other.order)
    .slice(0, limit);
  const ids = await documentIdsOf(
    db,
    best.map(({ first }) => first),
  );
  const hits = best.flatMap(({ order, score }, at) => {
    const documentId = ids[at];
    return documentId === undefined ? [] : [{ documentId, order, score }];
  });
  return { hits, isCurrent };
}

function isSame({ generation, segments }: ServingVectors, rows: VectorSegmentRow[]): boolean {
  const own = rows.filter((row) => row.generation === generation.id);
  return own.length === segments.length && own.every(({ id }, at) => id === segments[at]?.id);
}

/** Scans the codes as they come. Undefined when some were dropped, since their segment is gone. */
async function scanAll(
  kernels: VectorKernels,
  query: PreparedQuery,
  segments: CodedSegment[],
): Promise<ScannedRow[] | undefined> {
  const total = segments.reduce((sum, { count }) => sum + count, 0);
  const rows: ScannedRow[] = [];
  let base = 0;
  for (const { id, codes } of segments) {
    let first = 0;
    for (const part of codes) {
      const come = await part;
      const from = rows.length;
      for (const row of come) {
        rows.push({ segmentId: id, first, base, codes: row });
        first += row.count;
        base += row.count;
      }
      const isScanned = kernels.isSearching(query)
        ? scanRows(kernels, rows.slice(from))
        : scanAnew(kernels, query, rows, total);
      if (!isScanned) return undefined;
    }
  }
  return rows;
}

/** Begins a search, also once more, when another question has begun one in the meantime. */
function scanAnew(kernels: VectorKernels, query: PreparedQuery, rows: ScannedRow[], total: number): boolean {
  kernels.start(query, total);
  return scanRows(kernels, rows);
}

/** False when a row was dropped. */
function scanRows(kernels: VectorKernels, rows: ScannedRow[]): boolean {
  for (const { codes } of rows) {
    const { kept, data = new Uint8Array(), count } = codes;
    if (kept?.isDropped) return false;
    const row = kept ?? kernels.keep({ data, count });
    kernels.scan(row);
    if (!kept) kernels.drop([row]);
  }
  return true;
}

/** The best candidates whose passages are alive; looks further where many are gone. */
function chooseAlive(
  kernels: VectorKernels,
  places: IndexPlaces,
  rows: ScannedRow[],
  wanted: number,
): Candidate[] {
  const scanned = rows.reduce((sum, { codes }) => sum + codes.count, 0);
  for (let asked = wanted; ; asked *= 2) {
    const selected = kernels.select(asked);
    const alive: Candidate[] = [];
    let at = 0;
    for (const place of selected) {
      // Places ascend, and so do the rows.
      while (place >= (rows[at + 1]?.base ?? Number.POSITIVE_INFINITY)) at += 1;
      const row = rows[at] as ScannedRow;
      const found = places.find(row.codes.numbers[place - row.base] as number);
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

/** The block of each candidate, and whether the segments are still those that were scanned where it was read. */
async function blocksOf(
  { db, serving, blocks }: Search,
  candidates: Candidate[],
): Promise<{ blocks: Array<OpenBlock | undefined>; isCurrent: boolean }> {
  const found = candidates.map(({ segmentId, block }) => blocks.get(segmentId, block));
  if (!found.includes(undefined)) return { blocks: found, isCurrent: true };
  const missing = candidates.filter((_, at) => found[at] === undefined);
  return readTransaction(db, ['vectorSegments', 'vectorBlocks'], async (reading) => {
    const [current, read] = await Promise.all([
      reading.getAll<VectorSegmentRow>('vectorSegments'),
      readBlocks(reading, serving, missing),
    ]);
    for (const { segmentId, number, block, bytes } of read.values()) {
      blocks.put(segmentId, number, block, bytes);
    }
    const complete = candidates.map(
      ({ segmentId, block }, at) => found[at] ?? read.get(nameOf(segmentId, block))?.block,
    );
    return { blocks: complete, isCurrent: isSame(serving, current) };
  });
}

/** A block as it was read. */
interface ReadBlock {
  segmentId: number;
  number: number;
  block: OpenBlock;
  bytes: number;
}

/** Reads the blocks of candidates, by their names, in runs of neighbours. */
async function readBlocks(
  reading: Reading,
  { generation, frame, segments }: ServingVectors,
  candidates: Candidate[],
): Promise<Map<string, ReadBlock>> {
  const wanted = new Map<number, Set<number>>();
  for (const { segmentId, block } of candidates) {
    wanted.set(segmentId, (wanted.get(segmentId) ?? new Set()).add(block));
  }
  const counts = new Map(segments.map(({ id, count }) => [id, count]));
  const reads = [...wanted].flatMap(([segmentId, numbers]) =>
    runsOf([...numbers]).map(([first, last]) =>
      reading.getAll<VectorPartRow>('vectorBlocks', IDBKeyRange.bound([segmentId, first], [segmentId, last])),
    ),
  );
  const found = new Map<string, ReadBlock>();
  for (const row of (await Promise.all(reads)).flat()) {
    const { segmentId, number, data } = row;
    const segment = { count: counts.get(segmentId) ?? 0 };
    if (!isSoundPart('blocks', row, segment, generation)) throw new DamagedVectors(generation.id);
    const block = openBlock(data, frame.rotation.dimensions);
    found.set(nameOf(segmentId, number), { segmentId, number, block, bytes: data.length });
  }
  return found;
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
