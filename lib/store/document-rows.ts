import { countWords } from '../core/library/count-words';
import type { LibraryDocument, ParsedDocument, Passage } from '../core/library/document';
import { defaultAddress, firstPublished } from '../core/library/document-places';
import { addressKey } from '../core/library/normalize-url';
import type { DocumentText, Occurrence } from '../core/library/occurrence';
import type { DocumentRow, LinkRow, PassageRow } from './rows';

/** Words a link is worth: a shorter copy that kept its links says more than a longer one that lost them. */
const wordsPerLink = 25;

/** What an occurrence says, out of what its importer made of it. */
export function documentTextOf(parsed: ParsedDocument, passages: Passage[]): DocumentText {
  const { blocks: _blocks, isPrivate: _isPrivate, ...stated } = parsed;
  return { ...stated, passages };
}

/** The text of a stored document, as the occurrence it comes from says it. */
export function storedTextOf(row: DocumentRow, from: Occurrence, passages: Passage[]): DocumentText {
  const {
    id: _id,
    sourceId: _sourceId,
    key: _key,
    citationUrl: _citationUrl,
    status: _status,
    statusBeforeRemoval: _before,
    removedAt: _removedAt,
    contentHash: _hash,
    wordCount: _words,
    addedAt: _addedAt,
    updatedAt: _updatedAt,
    addresses: _addresses,
    chosen: _chosen,
    url: _url,
    publishedAt: _publishedAt,
    publishedFrom: _publishedFrom,
    ...stated
  } = row;
  const { title, url, publishedAt, publishedFrom } = from;
  const dated = publishedAt === undefined ? {} : { publishedAt };
  const sourced = publishedFrom === undefined ? {} : { publishedFrom };
  return { ...stated, ...dated, ...sourced, ...(url === undefined ? {} : { url }), title, passages };
}

/** What a text and its occurrence make of a document. */
export interface DocumentContent {
  id: string;
  text: DocumentText;
  /** The occurrence the text is from. */
  from: Occurrence;
  /** Every occurrence of the document, with that one. */
  occurrences: Occurrence[];
  now: number;
}

/**
 * The row of a document with this text. Over an existing row it is a change in place: identity, the
 * time it was added, and the title, private mark and citation address the owner chose stay.
 */
export function documentRowOf(content: DocumentContent, existing?: DocumentRow): DocumentRow {
  const { id, text, from, occurrences, now } = content;
  const { passages, ...stated } = text;
  const chosen = existing?.chosen ?? {};
  const row: DocumentRow = {
    ...stated,
    id,
    sourceId: from.sourceId,
    key: from.key,
    title: existing && chosen.title ? existing.title : text.title,
    status: existing?.status ?? 'active',
    contentHash: from.contentHash,
    wordCount: wordCountOf(passages),
    addedAt: existing?.addedAt ?? now,
    updatedAt: now,
    addresses: [],
    chosen,
    ...(existing?.citationUrl === undefined ? {} : { citationUrl: existing.citationUrl }),
    ...(existing?.statusBeforeRemoval === undefined
      ? {}
      : { statusBeforeRemoval: existing.statusBeforeRemoval }),
    ...(existing?.removedAt === undefined ? {} : { removedAt: existing.removedAt }),
  };
  return placedRow(row, occurrences);
}

/** The row with the fields that follow from all its occurrences: addresses, first date, private mark. */
export function placedRow(row: DocumentRow, occurrences: Occurrence[]): DocumentRow {
  const { url: _url, publishedAt: _at, publishedFrom: _from, ...rest } = row;
  const url = defaultAddress(occurrences, row);
  const next: DocumentRow = {
    ...rest,
    ...(url === undefined ? {} : { url }),
    ...firstPublished(occurrences),
  };
  next.addresses = addressesOf(next, occurrences);
  return next.chosen.isPrivate ? next : withPrivacy(next, occurrences);
}

/** Private anywhere is private everywhere, unless the owner decided. */
function withPrivacy(row: DocumentRow, occurrences: Occurrence[]): DocumentRow {
  const isPrivate = occurrences.some((occurrence) => occurrence.isPrivate);
  const field = row.status === 'removed' ? 'statusBeforeRemoval' : 'status';
  const before = row[field] ?? 'active';
  if (isPrivate) return { ...row, [field]: 'private' };
  return before === 'private' ? { ...row, [field]: 'active' } : row;
}

/** The addresses a document is known by, as comparison keys: those of its occurrences and the one the owner cites. */
export function addressesOf(
  document: Pick<LibraryDocument, 'url' | 'citationUrl'>,
  occurrences: Array<Pick<Occurrence, 'url'>>,
): string[] {
  const urls = [document.url, document.citationUrl, ...occurrences.map(({ url }) => url)];
  const keys = urls.map((url) => (url ? addressKey(url) : undefined));
  return [...new Set(keys.filter((key) => key !== undefined))];
}

export function wordCountOf(passages: Passage[]): number {
  return passages.reduce((sum, passage) => sum + countWords(passage.text), 0);
}

/** How much there is to read and to follow in a text; the fullest occurrence is the document's text. */
export function fullnessOf(passages: Passage[]): number {
  const linkCount = passages.reduce((sum, { links }) => sum + links.length, 0);
  return wordCountOf(passages) + wordsPerLink * linkCount;
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
