import { markForIndexing } from './backup-index';
import type { DrafthandDatabase } from './database';
import { indexTables, readStatistics } from './index-rows';
import { deleteSegment, idOf } from './index-segments';
import { repairVocabularies } from './lexical-vocabulary';
import { ofOwner } from './row-ranges';
import type { DocumentNumberRow, IndexSegmentRow } from './rows';
import { withStorageErrors } from './storage-errors';

/**
 * Finds what is missing of the index and lets it be made again from the passages: a segment without all of its
 * rows goes, and its documents wait for `reindexStale`, as do documents the index does not know. As long
 * as all is well only keys are counted. Returns how many documents wait.
 */
export async function repairIndex(db: DrafthandDatabase): Promise<number> {
  await repairVocabularies(db);
  const segments = await db.lexicalSegments.toArray();
  const whole = await Promise.all(segments.map((segment) => isWhole(db, segment)));
  const broken = new Set(segments.filter((_, at) => !whole[at]));
  const lost = new Set(await unknownDocuments(db));
  const alive = segments.reduce((sum, { documentCount, deadCount }) => sum + documentCount - deadCount, 0);
  if (broken.size === 0 && lost.size === 0 && alive === (await db.documentNumbers.count())) return 0;
  const numbers = await db.documentNumbers.toArray();
  await addLost(db, { segments, numbers, broken, lost });
  const old = numbers.filter(({ documentId }) => lost.has(documentId)).map(({ first }) => first);
  await withStorageErrors(() =>
    db.transaction('rw', [db.documents, ...indexTables(db)], async () => {
      const documents = (await db.documents.bulkGet([...lost])).filter((row) => row !== undefined);
      await markForIndexing(db, documents);
      for (const segment of broken) await deleteSegment(db, idOf(segment));
      await db.documentNumbers.bulkDelete(old);
      await countAgain(db);
    }),
  );
  return lost.size;
}

async function isWhole(db: DrafthandDatabase, segment: IndexSegmentRow): Promise<boolean> {
  const id = idOf(segment);
  const [places, blocks] = await Promise.all([
    db.lexicalPassages.where(':id').equals(id).count(),
    db.lexicalBlocks
      .where('[segmentId+number]')
      .between(...ofOwner(id))
      .count(),
  ]);
  return places === 1 && blocks === segment.blockCount;
}

/** Documents in use that the index has no row of. */
async function unknownDocuments(db: DrafthandDatabase): Promise<string[]> {
  const [all, removed, indexed] = await Promise.all([
    db.documents.toCollection().primaryKeys(),
    db.documents.where('status').equals('removed').primaryKeys(),
    db.indexedDocuments.toCollection().primaryKeys(),
  ]);
  const accounted = new Set([...removed, ...indexed]);
  return all.filter((id) => !accounted.has(id));
}

/** What is known to be missing, and what is found to be because of it. */
interface Loss {
  segments: IndexSegmentRow[];
  numbers: DocumentNumberRow[];
  broken: Set<IndexSegmentRow>;
  lost: Set<string>;
}

/** Follows what is lost: documents in no segment or a broken one, and segments with a document that is not known. */
async function addLost(db: DrafthandDatabase, { segments, numbers, broken, lost }: Loss): Promise<void> {
  const segmentOf = (number: number) => segments.find(({ first, end }) => number >= first && number < end);
  const numbered = new Set(numbers.map(({ first }) => first));
  const indexed = await db.indexedDocuments.where('analyserVersion').above(0).toArray();
  const unnumbered = indexed.filter(({ first, passageCount }) => passageCount > 0 && !numbered.has(first));
  for (const { documentId } of unnumbered) lost.add(documentId);
  for (const { first, documentId } of [...unnumbered, ...numbers]) {
    const segment = segmentOf(first);
    if (segment && lost.has(documentId)) broken.add(segment);
  }
  for (const { first, documentId } of numbers) {
    const segment = segmentOf(first);
    if (!segment || broken.has(segment)) lost.add(documentId);
  }
}

/** The statistics from the rows they stand for. */
async function countAgain(db: DrafthandDatabase): Promise<void> {
  const statistics = { ...(await readStatistics(db)), documentCount: 0, passageCount: 0, totalLength: 0 };
  const languages: Record<string, number> = {};
  await db.indexedDocuments.each(({ passageCount, totalLength, language }) => {
    statistics.documentCount += 1;
    statistics.passageCount += passageCount;
    statistics.totalLength += totalLength;
    if (language !== undefined) languages[language] = (languages[language] ?? 0) + 1;
  });
  await db.indexStatistics.put({ id: 'library', ...statistics, languages });
}
