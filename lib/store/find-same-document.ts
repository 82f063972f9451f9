import type { ParsedDocument } from '../core/library/document';
import { addressKey } from '../core/library/normalize-url';
import type { Occurrence } from '../core/library/occurrence';
import type { DrafthandDatabase } from './database';
import { occurrencesOf } from './occurrence-queries';
import type { DocumentRow } from './rows';

/** Milliseconds between the times two sources state for one post: dates without a time, and time zones. */
const samePostTime = 36 * 3_600_000;

/** A document that was read, before it is known which one it is. */
export interface UnknownDocument {
  sourceId: string;
  key: string;
  contentHash: string;
  parsed: ParsedDocument;
}

/**
 * The stored document of which an incoming one, from a place not seen before, is another occurrence:
 * one with exactly the same content; else one with the same address and title (a post that is in the
 * folder and in the feed); else a LinkedIn post with the same beginning from the same days (LinkedIn's
 * archive names a post by its share, its pages by its activity: two addresses of one post). All but
 * the first only across sources: within one, two items are two documents. Undefined when it is new.
 */
export async function findSameDocument(
  db: DrafthandDatabase,
  incoming: UnknownDocument,
): Promise<DocumentRow | undefined> {
  const { sourceId, contentHash, parsed } = incoming;
  for (const { documentId } of await db.occurrences.where('contentHash').equals(contentHash).toArray()) {
    const exact = await db.documents.get(documentId);
    if (exact) return exact;
  }
  const title = comparable(parsed.title);
  const isSame = (row: DocumentRow) => comparable(row.title) === title;
  const address = parsed.url && addressKey(parsed.url);
  if (address) {
    const rows = await db.documents.where('addresses').equals(address).filter(isSame).toArray();
    const byAddress = await fromElsewhere(db, rows, sourceId);
    if (byAddress) return byAddress;
  }
  const { kind, publishedAt } = parsed;
  if (kind !== 'linkedin-post' || publishedAt === undefined || title === '') return undefined;
  const rows = await db.documents
    .where('[kind+publishedAt]')
    .between([kind, publishedAt - samePostTime], [kind, publishedAt + samePostTime], true, true)
    .filter(isSame)
    .toArray();
  return fromElsewhere(db, rows, sourceId);
}

/** The mark of a document with this place or just this content that the owner deleted for good. */
export async function findErased(
  db: DrafthandDatabase,
  { sourceId, key, contentHash }: UnknownDocument,
): Promise<Occurrence | undefined> {
  const isErased = (occurrence: Occurrence) => occurrence.erasedAt !== undefined;
  const byPlace = await db.occurrences.get([sourceId, key]);
  if (byPlace && isErased(byPlace)) return byPlace;
  return db.occurrences.where('contentHash').equals(contentHash).filter(isErased).first();
}

/** The first document that has no occurrence in this source yet. */
async function fromElsewhere(
  db: DrafthandDatabase,
  rows: DocumentRow[],
  sourceId: string,
): Promise<DocumentRow | undefined> {
  for (const row of rows) {
    const occurrences = await occurrencesOf(db, row.id);
    if (occurrences.every((occurrence) => occurrence.sourceId !== sourceId)) return row;
  }
  return undefined;
}

function comparable(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
