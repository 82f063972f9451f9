import { buildVectors } from '../../lib/app/build-vectors';
import { createLatentMaker } from '../../lib/app/latent-maker';
import { createMeaning } from '../../lib/app/meaning';
import type { NearPassage } from '../../lib/core/retrieval/retrieval';
import type { DrafthandDatabase } from '../../lib/store/database';
import { createLatentQueries } from '../../lib/store/latent-query';
import { createLibraryWriter } from '../../lib/store/library-writer';
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
