import { buildVectors } from '../../lib/app/build-vectors';
import { createEmbedderMaker } from '../../lib/app/embedder-maker';
import { createLatentMaker } from '../../lib/app/latent-maker';
import { createMeaning } from '../../lib/app/meaning';
import type { NearPassage } from '../../lib/core/retrieval/retrieval';
import type { Embedder, EmbeddingText } from '../../lib/core/retrieval/vectors/embedding';
import { openCodes, type VectorRows } from '../../lib/core/retrieval/vectors/vector-rows';
import type { DrafthandDatabase } from '../../lib/store/database';
import { readPlaces } from '../../lib/store/index-places';
import { createLatentQueries } from '../../lib/store/latent-query';
import { createLibraryWriter } from '../../lib/store/library-writer';
import { readTransaction } from '../../lib/store/read-transaction';
import { isSoundPart } from '../../lib/store/vector-damage';
import { frameOfGeneration, generationsOf, type StoredGeneration } from '../../lib/store/vector-generations';
import { createVectorIndex } from '../../lib/store/vector-index';
import { createVectorStore } from '../../lib/store/vector-store';

/** Subjects, each with words that come together. */
export const subjects = [
  'dough flour oven yeast crust knead starter loaf baker rise',
  'mast harbour rope keel wind anchor sail skipper tide hull',
  'telescope planet orbit comet galaxy lens night eclipse star nebula',
  'soil tomato compost seedling pruning hedge watering weeds greenhouse bed',
].map((words) => words.split(' '));

/** A short document on the subject its number says, with a word of its own. */
export function subjectDocument(number: number, more = '') {
  const words = subjects[number % subjects.length] ?? [];
  const chosen = Array.from(
    { length: 8 },
    (_, at) => words[(number * 7 + at * 3 + (number >> 2)) % words.length],
  );
  const text = `${chosen.join(' ')} unique${number} ${more}`;
  const blocks = [{ kind: 'paragraph' as const, text, links: [] }];
  return {
    key: `${number}`,
    parsed: {
      title: `Note ${number}`,
      kind: 'post' as const,
      tags: [],
      isPrivate: false,
      language: 'en',
      blocks,
    },
  };
}

/** Saves the documents with these numbers; returns their ids. */
export async function saveSubjects(
  db: DrafthandDatabase,
  [from, to]: [number, number],
  more?: string,
): Promise<string[]> {
  const documents = Array.from({ length: to - from }, (_, at) => subjectDocument(from + at, more));
  const saved = await createLibraryWriter(db, { now: () => 1 }).saveAll('s', documents);
  return saved.map(({ documentId }) => documentId);
}

/** Brings the built-in vectors up to date. */
export function buildBuiltIn(db: DrafthandDatabase, signal?: AbortSignal): Promise<void> {
  const store = createVectorStore(db);
  return buildVectors(store, createLatentMaker(store), { signal });
}

/** The ten passages nearest to a question by the vectors that serve. */
export function nearestTo(
  db: DrafthandDatabase,
  text: string,
  onDamage?: () => void,
): Promise<NearPassage[]> {
  return createMeaning({
    vectors: createVectorIndex(db, { onDamage }),
    builtIn: (origin) => createLatentQueries(db, origin, onDamage),
  }).nearest({ text, language: 'en' }, 10);
}

/** An embedder that counts what it is given; it puts texts by the subject most of their words are of. */
export function countingMaker(model: string, id = 'on-device', mostAtOnce = Number.POSITIVE_INFINITY) {
  const embedded: string[] = [];
  const vectorOf = (text: string) => {
    const vector = Float32Array.from({ length: 128 }, (_, at) => ((text.length * (at + 3)) % 17) / 200);
    for (const [at, words] of subjects.entries()) {
      vector[at] = words.filter((word) => text.includes(word)).length;
    }
    return vector;
  };
  const embedder: Embedder = {
    id,
    model,
    dimensions: 128,
    atOnce: (texts) => Math.min(texts.length, mostAtOnce),
    async embedPassages(texts: EmbeddingText[]) {
      embedded.push(...texts.map(({ text }) => text));
      return texts.map(({ text }) => vectorOf(text));
    },
    embedQuery: async (text) => vectorOf(text),
  };
  return { maker: createEmbedderMaker(embedder, true), embedded, embedder };
}

/** The generation that answers; undefined while there is none. */
export async function servingGeneration(db: DrafthandDatabase): Promise<StoredGeneration | undefined> {
  return (await generationsOf(db)).find(({ state }) => state === 'serving');
}

/** The vectors of the generation that serves, by their passages, and what is not as it has to be in any row of vectors. */
export async function storedVectors(
  db: DrafthandDatabase,
): Promise<{ numbers: number[]; beside: string[]; faults: string[] }> {
  const generations = await generationsOf(db);
  const segments = await db.vectorSegments.toArray();
  const faults: string[] = [];
  const numbers: number[] = [];
  const tables = { codes: db.vectorCodes, blocks: db.vectorBlocks, hashes: db.vectorHashes };
  for (const [kind, table] of Object.entries(tables) as Array<[keyof VectorRows, typeof db.vectorCodes]>) {
    for (const row of await table.toArray()) {
      const segment = segments.find(({ id }) => id === row.segmentId);
      const generation = generations.find(({ id }) => id === segment?.generation);
      if (!segment || !generation) faults.push(`${kind} of nothing`);
      else if (!isSoundPart(kind, row, segment, generation)) faults.push(`${kind} that are not right`);
      else if (kind === 'codes' && generation.state === 'serving') {
        const { dimensions } = frameOfGeneration(generation).rotation;
        numbers.push(...openCodes(row.data, dimensions).numbers);
      }
    }
  }
  const places = await readTransaction(db, ['lexicalSegments', 'lexicalPassages'], (reading) =>
    readPlaces(db, reading),
  );
  const models = await db.embedderParts.toArray();
  if (models.some(({ generation }) => !generations.some(({ id }) => id === generation)))
    faults.push('a lost model');
  if (generations.filter(({ state }) => state === 'serving').length !== 1) faults.push('not one that serves');
  return {
    numbers: numbers.filter((number) => places.find(number)).sort((one, other) => one - other),
    beside: generations
      .filter(({ state }) => state !== 'serving')
      .map(({ model, state }) => `${state} ${model}`),
    faults,
  };
}
