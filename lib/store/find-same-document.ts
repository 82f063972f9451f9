import type { ParsedDocument } from '../core/library/document';
import { isSamePost } from '../core/library/near-duplicate';
import { addressKey } from '../core/library/normalize-url';
import type { DocumentText, Occurrence } from '../core/library/occurrence';
import type { DrafthandDatabase } from './database';
import { occurrencesOf } from './occurrence-queries';
import type { DocumentRow } from './rows';
import { type PendingContents, textsAlike } from './text-sketches';

/** Milliseconds between the times two sources state for one post: dates without a time, and time zones. */
const samePostTime = 36 * 3_600_000;

/** A document that was read, before it is known which one it is. */
export interface UnknownDocument {
  sourceId: string;
  key: string;
  contentHash: string;
  parsed: ParsedDocument;
  text: DocumentText;
  /** Ids of documents it is not to be taken for. */
  apart: readonly string[];
}

/**
 * The stored document of which an incoming one, from a place not seen before, is another occurrence:
 * one with exactly the same content; else one with the same address and title (a post that is in the
 * folder and in the feed); else a LinkedIn post with the same beginning from the same days (LinkedIn's
 * archive names a post by its share, its pages by its activity: two addresses of one post); else one
 * with nearly the same text. All but the first only across sources: within one, two items are two
 * documents. Undefined when it is new.
 */
export async function findSameDocument(
  db: DrafthandDatabase,
  incoming: UnknownDocument,
  pending: PendingContents,
): Promise<DocumentRow | undefined> {
  const { contentHash, parsed, apart } = incoming;
  for (const { documentId } of await db.occurrences.where('contentHash').equals(contentHash).toArray()) {
    const exact = await db.documents.get(documentId);
    if (exact && !apart.includes(exact.id)) return exact;
  }
  const title = comparable(parsed.title);
  const isSame = (row: DocumentRow) => comparable(row.title) === title;
  const address = parsed.url && addressKey(parsed.url);
  if (address) {
    const rows = await db.documents.where('addresses').equals(address).filter(isSame).toArray();
    const byAddress = await fromElsewhere(db, rows, incoming);
    if (byAddress) return byAddress;
  }
  const { kind, publishedAt } = parsed;
  if (kind === 'linkedin-post' && publishedAt !== undefined && title !== '') {
    const rows = await db.documents
      .where('[kind+publishedAt]')
      .between([kind, publishedAt - samePostTime], [kind, publishedAt + samePostTime], true, true)
      .filter(isSame)
      .toArray();
    const byPost = await fromElsewhere(db, rows, incoming);
    if (byPost) return byPost;
  }
  return findNearDuplicate(db, incoming, pending);
}

/** A document from elsewhere with nearly the same text, and just as private. */
async function findNearDuplicate(
  db: DrafthandDatabase,
  incoming: UnknownDocument,
  pending: PendingContents,
): Promise<DocumentRow | undefined> {
  const alike = await textsAlike(db, incoming.text, pending);
  const isPrivate = ({ status, statusBeforeRemoval }: DocumentRow) =>
    (status === 'removed' ? statusBeforeRemoval : status) === 'private';
  for (const { row, text } of alike) {
    if (isPrivate(row) !== incoming.parsed.isPrivate) continue;
    const others = alike.filter((other) => other.row.id !== row.id).map((other) => other.text);
    if (!isSamePost(incoming.text, text, others)) continue;
    if (await fromElsewhere(db, [row], incoming)) return row;
  }
  return undefined;
}

/** The mark of a document with this place or just this content that the owner deleted for good. */
export async function findErased(
  db: DrafthandDatabase,
  { sourceId, key, contentHash }: Pick<UnknownDocument, 'sourceId' | 'key' | 'contentHash'>,
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
  { sourceId, apart }: UnknownDocument,
): Promise<DocumentRow | undefined> {
  for (const row of rows) {
    if (apart.includes(row.id)) continue;
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
