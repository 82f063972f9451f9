import { type PackedVocabulary, packVocabulary } from '../core/retrieval/vocabulary';
import type { DrafthandDatabase } from './database';
import { type Reading, readTransaction } from './read-transaction';
import { ofOwner } from './row-ranges';
import type { IndexSegmentRow, SegmentVocabularyRow } from './rows';
import { withStorageErrors } from './storage-errors';

/** Stores the words of a segment, for finding what a misspelt word means. */
export async function writeVocabulary(
  db: DrafthandDatabase,
  segmentId: number,
  terms: Iterable<string>,
): Promise<void> {
  await db.lexicalVocabularies.add({ segmentId, packed: packVocabulary(terms) });
}

/**
 * Reads the words of all segments. Segments never change, so what was read stays in memory: the next question
 * has a word that the library does not know, too.
 */
export function createVocabularyReader(db: DrafthandDatabase): () => Promise<PackedVocabulary[]> {
  let known = new Map<number, PackedVocabulary[]>();
  return async () => {
    const current = await readTransaction(db, ['lexicalSegments', 'lexicalVocabularies'], async (reading) => {
      const segments = await reading.getAll<IndexSegmentRow>('lexicalSegments');
      return Promise.all(segments.map(({ id = -1 }) => packedOf(reading, known, id)));
    });
    known = new Map(current.filter((one) => one !== undefined));
    return [...known.values()].flat();
  };
}

/** The words of one segment; undefined while it has none, which an index of an earlier version begins with. */
async function packedOf(
  reading: Reading,
  known: Map<number, PackedVocabulary[]>,
  id: number,
): Promise<[number, PackedVocabulary[]] | undefined> {
  const packed =
    known.get(id) ?? (await reading.get<SegmentVocabularyRow>('lexicalVocabularies', id))?.packed;
  return packed && [id, packed];
}

/** Makes the words of segments that have none, from their blocks: an earlier version stored none. */
export async function repairVocabularies(db: DrafthandDatabase): Promise<void> {
  const ids = await db.lexicalSegments.toCollection().primaryKeys();
  const present = new Set(await db.lexicalVocabularies.toCollection().primaryKeys());
  for (const id of ids.filter((id) => !present.has(id))) {
    await withStorageErrors(() =>
      db.transaction('rw', [db.lexicalSegments, db.lexicalBlocks, db.lexicalVocabularies], async () => {
        // Merged meanwhile, or done by another context.
        if (!(await db.lexicalSegments.get(id)) || (await db.lexicalVocabularies.get(id))) return;
        const blocks = await db.lexicalBlocks
          .where('[segmentId+number]')
          .between(...ofOwner(id))
          .toArray();
        await writeVocabulary(
          db,
          id,
          blocks.flatMap(({ terms }) => terms),
        );
      }),
    );
  }
}
