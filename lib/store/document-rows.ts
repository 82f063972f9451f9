import { countWords } from '../core/library/count-words';
import type { LibraryDocument, ParsedDocument, Passage } from '../core/library/document';
import { addressKey } from '../core/library/normalize-url';
import type { DocumentRow, LinkRow, PassageRow } from './rows';

/** The addresses a document is known by, as comparison keys: its canonical one and the one the owner cites. */
export function addressesOf(document: Pick<LibraryDocument, 'url' | 'citationUrl'>): string[] {
  const keys = [document.url, document.citationUrl].map((url) => (url ? addressKey(url) : undefined));
  return [...new Set(keys.filter((key) => key !== undefined))];
}

/** What one save has to put together. */
export interface SavedContent {
  id: string;
  sourceId: string;
  key: string;
  contentHash: string;
  fileHash?: string;
  now: number;
}

/**
 * The row of a parsed document. Over an existing row it is a change in place: identity, the time it
 * was added, and the title, private mark and citation address the owner chose stay.
 */
export function documentRowOf(
  parsed: ParsedDocument,
  passages: Passage[],
  content: SavedContent,
  existing?: DocumentRow,
): DocumentRow {
  const chosen = existing?.chosen ?? {};
  const parsedStatus = parsed.isPrivate ? 'private' : 'active';
  const keepsStatus = chosen.isPrivate || (existing?.status === 'superseded' && !parsed.isPrivate);
  const { blocks: _blocks, isPrivate: _isPrivate, ...stated } = parsed;
  const isOwnSource = !existing || (existing.sourceId === content.sourceId && existing.key === content.key);
  const row: DocumentRow = {
    ...stated,
    id: content.id,
    sourceId: existing?.sourceId ?? content.sourceId,
    key: existing?.key ?? content.key,
    title: existing && chosen.title ? existing.title : parsed.title,
    status: existing && keepsStatus ? existing.status : parsedStatus,
    contentHash: content.contentHash,
    wordCount: passages.reduce((sum, passage) => sum + countWords(passage.text), 0),
    addedAt: existing?.addedAt ?? content.now,
    updatedAt: content.now,
    addresses: [],
    chosen,
    // Another source's file says nothing about the file this document's own source has.
    ...(isOwnSource && content.fileHash !== undefined ? { fileHash: content.fileHash } : {}),
    ...(existing?.citationUrl === undefined ? {} : { citationUrl: existing.citationUrl }),
  };
  row.addresses = addressesOf(row);
  return row;
}

/** The stored passages of a document. */
export function passageRowsOf(documentId: string, passages: Passage[]): PassageRow[] {
  return passages.map((passage) => ({ ...passage, documentId }));
}

/** The links of a document in reading order. */
export function linkRowsOf(documentId: string, passages: Passage[]): LinkRow[] {
  return passages
    .flatMap((passage) => passage.links.map((link) => ({ ...link, passageOrder: passage.order })))
    .map((link, order) => ({ ...link, documentId, order }));
}
