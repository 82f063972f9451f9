import { type Embedder, type EmbeddingText, isEndpoint } from '../core/retrieval/vectors/embedding';
import type { PendingPassage, StoredVectors, VectorStore } from './ports/vector-build';

/** What makes the vectors of a library. */
export interface VectorMaker {
  /** Its embedders have this as their `id`. */
  provider: string;
  /** The model of its embedders; absent where it is fitted on the library. */
  model?: string;
  /** What so many tokens cost; absent where nothing is paid for. */
  cost?: Embedder['cost'];
  /**
   * The embedder to go on with for vectors that are stored; undefined when they have to be made anew, as
   * for another model, or one that the library has outgrown.
   */
  resume(stored: StoredVectors, passageCount: number): Promise<Embedder | undefined>;
  /** An embedder for vectors to be made from nothing; undefined when there is none for such a library. */
  begin(signal?: AbortSignal): Promise<NewEmbedder | undefined>;
  /** Whether texts that were embedded before are looked up first: worth it unless embedding costs less than looking. */
  looksUp: boolean;
  /** Passages leave the machine to be embedded, so those of private documents are passed over. */
  isRemote: boolean;
  /** How many of these texts, from the first on, are embedded in one go; all of them where it is left out. */
  atOnce?(texts: EmbeddingText[]): number;
}

export interface NewEmbedder {
  embedder: Embedder;
  /** Kept beside the vectors where it was made for this library. */
  model?: Parameters<VectorStore['start']>[2];
}

/** Passages embedded and stored in one go: a killed context loses no more. */
const passagesAtOnce = 1024;

/** Vectors from which the place and shape of the others are judged. */
const mostSampled = 4096;

/**
 * Brings the vectors up to date with the library. New and changed passages get theirs; where the model
 * is another one, its vectors are built beside those that serve and take their place when
 * they are complete. Everything is in the store, so a killed context goes on where it was. Throws the
 * signal's reason when aborted, else what embedder and store throw; what is there keeps serving.
 */
export async function buildVectors(
  store: VectorStore,
  maker: VectorMaker,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?(done: number, total: number): void } = {},
): Promise<void> {
  const generations = await store.generations();
  const passageCount = await store.passageCount();
  signal?.throwIfAborted();
  const serving = generations.find(({ isServing }) => isServing);
  const unfinished = generations.filter(({ isServing }) => !isServing);
  const inUse = serving && (await resumable(serving, maker, passageCount));
  if (serving && inUse) {
    await store.retire(notKept(unfinished));
    await embedPending(store, serving, inUse, { maker, signal, onProgress, passageCount });
    await store.tidy(serving.id);
    return;
  }
  const begun = await goOn(store, unfinished, maker, passageCount);
  const next = begun ?? (await begin(store, maker, signal));
  if (!next) {
    // Too little for vectors: words serve alone.
    await store.retire(notKept(generations));
    return;
  }
  // The first passages are all there are in a small library: whoever notes how it goes must hear of them.
  if (!begun) onProgress?.(next.stored.count, passageCount);
  const isComplete = await embedPending(store, next.stored, next.embedder, {
    maker,
    signal,
    onProgress,
    passageCount,
  });
  if (!isComplete) return;
  await store.serve(next.stored.id);
  await store.retire(notKept((await store.generations()).filter(({ isServing }) => !isServing)));
}

async function resumable(
  stored: StoredVectors,
  maker: VectorMaker,
  passageCount: number,
): Promise<Embedder | undefined> {
  if (stored.provider !== maker.provider || !stored.isWhole) return undefined;
  return maker.resume(stored, passageCount);
}

/**
 * Of vectors that do not serve, those that go: all but the most that an endpoint made. They were paid for, and whoever
 * changes back to it pays only for what is new; there are those of one model at most, so that trying one after the
 * other does not fill the disk.
 */
function notKept(beside: StoredVectors[]): number[] {
  const paid = beside.filter((one) => !one.isServing && one.isWhole && isEndpoint(one.provider));
  // The one that is furthest, the newest of those that are as far.
  const kept = paid.sort((one, other) => one.coveredTo - other.coveredTo || one.id - other.id).at(-1);
  return beside.filter((one) => one !== kept).map(({ id }) => id);
}

/** A generation beside the one that serves that is wanted now: not complete yet, or kept from before. */
async function goOn(
  store: VectorStore,
  unfinished: StoredVectors[],
  maker: VectorMaker,
  passageCount: number,
) {
  let found: { stored: StoredVectors; embedder: Embedder } | undefined;
  for (const stored of unfinished) {
    const embedder = found ? undefined : await resumable(stored, maker, passageCount);
    if (embedder) found = { stored, embedder };
  }
  await store.retire(notKept(unfinished.filter((stored) => stored !== found?.stored)));
  return found;
}

/** Starts with the first passages: the place and shape of all vectors are judged by theirs, and they are stored with it. */
async function begin(store: VectorStore, maker: VectorMaker, signal?: AbortSignal) {
  const made = await maker.begin(signal);
  if (!made) return undefined;
  const { embedder, model } = made;
  const most = maker.looksUp ? passagesAtOnce : mostSampled;
  const { passages, coveredTo } = await nextPending(store, 0, most, maker);
  const first = await embedOnce(passages, embedder, signal);
  const { id: provider, dimensions } = embedder;
  const sample = first.map(({ vector }) => vector);
  const id = await store.start({ provider, model: embedder.model, dimensions }, sample, model);
  await store.add(id, first, coveredTo);
  const stored = { id, provider, model: embedder.model, dimensions, isServing: false };
  return { stored: { ...stored, coveredTo, count: first.length, isWhole: true }, embedder };
}

interface EmbedContext {
  maker: VectorMaker;
  passageCount: number;
  signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

/** Embeds what has no vector yet; false when the generation went meanwhile. */
async function embedPending(
  store: VectorStore,
  { id, coveredTo: from }: StoredVectors,
  embedder: Embedder,
  { maker, signal, onProgress, passageCount }: EmbedContext,
): Promise<boolean> {
  let coveredTo = from;
  let done = 0;
  for (;;) {
    signal?.throwIfAborted();
    const pending = await nextPending(store, coveredTo, passagesAtOnce, maker);
    if (pending.coveredTo === coveredTo) return true;
    const { copied, missing } = maker.looksUp
      ? await store.reuse(id, pending.passages)
      : { copied: undefined, missing: pending.passages };
    const vectors = await embedOnce(missing, embedder, signal);
    if (!(await store.add(id, vectors, pending.coveredTo, copied))) return false;
    coveredTo = pending.coveredTo;
    done += pending.passages.length;
    onProgress?.(done, passageCount);
  }
}

/** What is embedded and stored next: where it is paid for, no more than one request, which is all that a kill can cost. */
async function nextPending(store: VectorStore, from: number, most: number, maker: VectorMaker) {
  const pending = await store.pending(from, most, { withoutPrivate: maker.isRemote });
  const atOnce = maker.atOnce?.(pending.passages.map(({ text }) => text)) ?? most;
  const beyond = pending.passages[atOnce];
  return beyond ? { passages: pending.passages.slice(0, atOnce), coveredTo: beyond.number } : pending;
}

/** Embeds each text once, however many passages have it. */
async function embedOnce(passages: PendingPassage[], embedder: Embedder, signal?: AbortSignal) {
  const nameOf = ({ hash }: PendingPassage) => `${hash[0]} ${hash[1]}`;
  const distinct = new Map(passages.map((passage) => [nameOf(passage), passage.text]));
  const vectors = await embedder.embedPassages([...distinct.values()], { signal });
  const vectorOf = new Map([...distinct.keys()].map((name, at) => [name, vectors[at]]));
  return passages.flatMap((passage) => {
    const vector = vectorOf.get(nameOf(passage));
    return vector ? [{ number: passage.number, hash: passage.hash, vector }] : [];
  });
}
