import type { Passage } from '../core/library/document';
import { type ComparableText, sketchOf, sketchVersion } from '../core/library/near-duplicate';
import type { DrafthandDatabase } from './database';
import { ofDocument } from './row-ranges';
import type { DocumentRow, TextSketchRow } from './rows';
import { withStorageErrors } from './storage-errors';

/** Documents of a transaction whose texts are not in the tables yet. */
export type PendingContents = ReadonlyMap<
  string,
  { row: DocumentRow; passages: Passage[]; sketch: TextSketchRow }
>;

/** Documents a text is compared with at most; those that share most come first. */
const mostAlike = 8;

/** Documents whose sketches are made again in one transaction. */
const documentsAtOnce = 32;

/** The sketch of a document with this text. */
export function sketchRowOf(
  { id, title, kind }: Pick<DocumentRow, 'id' | 'title' | 'kind'>,
  passages: Passage[],
): TextSketchRow {
  return { documentId: id, bands: sketchOf({ title, kind, passages }), version: sketchVersion, waits: 1 };
}

/** The documents whose texts may be nearly the same as this one, most alike first. Call inside a transaction. */
export async function textsAlike(
  db: DrafthandDatabase,
  text: ComparableText,
  pending: PendingContents,
): Promise<Array<{ row: DocumentRow; text: ComparableText }>> {
  const bands = sketchOf(text);
  if (bands.length === 0) return [];
  const shared = new Map<string, number>();
  const count = (id: string) => shared.set(id, (shared.get(id) ?? 0) + 1);
  const stored = await Promise.all(
    bands.map((band) => db.textSketches.where('bands').equals(band).primaryKeys()),
  );
  // What is pending replaces what is stored of the same document.
  for (const id of stored.flat()) if (!pending.has(id)) count(id);
  const own = new Set(bands);
  for (const [id, { sketch }] of pending) for (const band of sketch.bands) if (own.has(band)) count(id);
  const ids = [...shared].sort((one, other) => other[1] - one[1]).slice(0, mostAlike);
  const alike = await Promise.all(ids.map(([id]) => comparableOf(db, id, pending)));
  return alike.flatMap((each) => each ?? []);
}

async function comparableOf(
  db: DrafthandDatabase,
  id: string,
  pending: PendingContents,
): Promise<{ row: DocumentRow; text: ComparableText } | undefined> {
  const row = await db.documents.get(id);
  if (!row) return undefined;
  const passages = pending.get(id)?.passages ?? (await passagesOf(db, id));
  return { row, text: { title: row.title, kind: row.kind, passages } };
}

/**
 * Makes the sketches that are missing (documents from before there were any, or out of a backup) or
 * that older code made, a few a transaction, until the signal stops it.
 */
export async function sketchMissing(
  db: DrafthandDatabase,
  { signal }: { signal?: AbortSignal } = {},
): Promise<void> {
  const known = new Set(await db.textSketches.where('version').equals(sketchVersion).primaryKeys());
  const missing = (await db.documents.toCollection().primaryKeys()).filter((id) => !known.has(id));
  for (let done = 0; done < missing.length && !signal?.aborted; done += documentsAtOnce) {
    const ids = missing.slice(done, done + documentsAtOnce);
    await withStorageErrors(() =>
      db.transaction('rw', [db.documents, db.passages, db.textSketches], async () => {
        const rows: TextSketchRow[] = [];
        for (const row of await db.documents.bulkGet(ids)) {
          if (row) rows.push(sketchRowOf(row, await passagesOf(db, row.id)));
        }
        await db.textSketches.bulkPut(rows);
      }),
    );
  }
}

async function passagesOf(db: DrafthandDatabase, documentId: string): Promise<Passage[]> {
  return db.passages
    .where('[documentId+order]')
    .between(...ofDocument(documentId))
    .toArray();
}
