import { cutPassages } from '../core/library/cut-passages';
import type { Passage } from '../core/library/document';
import { isSamePost } from '../core/library/near-duplicate';
import type { DocumentText, Occurrence } from '../core/library/occurrence';
import type { DocumentToSave, SaveOptions, SaveResult } from '../core/library/saving';
import { textChanges } from '../core/library/text-changes';
import type { DrafthandDatabase } from './database';
import type { NewDocumentChange } from './document-changes';
import { documentRowOf, documentTextOf, fullnessOf, placedRow, storedTextOf } from './document-rows';
import { findErased, findSameDocument } from './find-same-document';
import type { Analyser } from './index-rows';
import { occurrencesOf } from './occurrence-queries';
import { occurrenceOf, placeChange, seenAgain } from './occurrence-rows';
import { placeAgain } from './place-again';
import { ofDocument } from './row-ranges';
import type { DocumentRow } from './rows';
import { takeApart } from './take-apart';
import { sketchRowOf } from './text-sketches';
import type { PendingContent } from './write-contents';

/** A document on its way in, with the hash over all of it. */
export type Incoming = DocumentToSave & { sourceId: string; contentHash: string };

/** What one transaction still has to write when all its documents are decided. */
export interface PendingWrites {
  /** The last state of each document whose text changes. */
  contents: Map<string, PendingContent>;
  changes: NewDocumentChange[];
}

interface SaveContext extends SaveOptions {
  db: DrafthandDatabase;
  now: number;
  analyser: Analyser;
  writes: PendingWrites;
}

/**
 * Decides what an incoming document is and writes its occurrence and the document's own row, by which
 * the next ones are compared; passages, links, index and history are noted in `writes`. Call inside a
 * transaction.
 */
export async function saveDocument(context: SaveContext, incoming: Incoming): Promise<SaveResult> {
  const { db, bringBack } = context;
  const known = await db.occurrences.get([incoming.sourceId, incoming.key]);
  const row = known && (await db.documents.get(known.documentId));
  if (known && row) return saveKnown(context, incoming, known, row);
  const text = textOf(incoming);
  const unknown = { ...incoming, text, apart: known?.apart ?? [] };
  const same = await findSameDocument(db, unknown, context.writes.contents);
  if (same) return join(context, incoming, same, { text, known });
  const erased = bringBack === false ? await findErased(db, incoming) : undefined;
  if (erased) return { outcome: 'unchanged', documentId: erased.documentId };
  const id = crypto.randomUUID();
  const occurrence = occurrenceOf(context, incoming, id, known);
  await db.occurrences.put(occurrence);
  await writeText(context, { id, text, from: occurrence, occurrences: [occurrence] });
  return { outcome: 'new', documentId: id };
}

/** The place is known: its text may have changed, and then that of the document. */
async function saveKnown(
  context: SaveContext,
  incoming: Incoming,
  known: Occurrence,
  row: DocumentRow,
): Promise<SaveResult> {
  const { db, bringBack, writes } = context;
  const isUnchanged = known.contentHash === incoming.contentHash;
  const documentId = row.id;
  const staysRemoved = row.status === 'removed' && bringBack === false;
  if (known.goneSince !== undefined) writes.changes.push(placeChange(context, 'back', known));
  if (isUnchanged || staysRemoved) {
    // The fingerprint of a text that is not taken in stays unknown, or that text would be passed over later.
    await db.occurrences.put(seenAgain(context, known, isUnchanged ? incoming.fileHash : known.fileHash));
    const isBack = row.status === 'removed' && !staysRemoved;
    if (isBack) await bringBackRow(context, row);
    if (known.goneSince !== undefined) await placeAgain(db, [known]);
    return { outcome: isBack ? 'new' : 'unchanged', documentId };
  }
  const text = textOf(incoming);
  const apart = await takeRewrittenApart(context, text, known, row);
  if (apart) return saveKnown(context, incoming, apart.occurrence, apart.row);
  const isText = row.sourceId === known.sourceId && row.key === known.key;
  const next = occurrenceOf(context, incoming, documentId, known);
  const kept = row.status === 'removed' ? await bringBackRow(context, row) : row;
  const outcome = kept === row ? 'changed' : 'new';
  const others = await otherOccurrences(db, documentId, known);
  if (isText || (await isFuller(context, text, row))) {
    await takeText(context, { row: kept, text, from: next, others });
    return { outcome, documentId };
  }
  await db.occurrences.put({ ...next, text });
  await db.documents.put(placedRow(kept, [...others, next]));
  return { outcome: kept === row ? 'unchanged' : 'new', documentId };
}

/**
 * One of a document's places has another text now that is no longer the same post (the page was given
 * to another, the file was used anew): it becomes a document of its own before it takes the text, and
 * what the other places say stays as it was. Undefined when the two still belong together.
 */
async function takeRewrittenApart(
  context: SaveContext,
  text: DocumentText,
  known: Occurrence,
  row: DocumentRow,
): Promise<{ occurrence: Occurrence; row: DocumentRow } | undefined> {
  const { db, writes, now, analyser } = context;
  const others = await otherOccurrences(db, row.id, known);
  // What this very transaction changed is not in the tables to be taken apart.
  if (others.length === 0 || writes.contents.has(row.id)) return undefined;
  const shown = { ...text, title: row.title, kind: row.kind, passages: await passagesOf(context, row.id) };
  if (text.title === known.title || isSamePost(text, shown)) return undefined;
  const id = await takeApart(db, row, [known.sourceId, known.key], { now, analyser });
  const [occurrence, made] = await Promise.all([
    db.occurrences.get([known.sourceId, known.key]),
    id === undefined ? undefined : db.documents.get(id),
  ]);
  return occurrence && made ? { occurrence, row: made } : undefined;
}

/** Another place of a document that is there: it becomes known by one more address. */
async function join(
  context: SaveContext,
  incoming: Incoming,
  row: DocumentRow,
  { text, known }: { text: DocumentText; known: Occurrence | undefined },
): Promise<SaveResult> {
  const { db, bringBack, writes } = context;
  const documentId = row.id;
  const next = occurrenceOf(context, incoming, documentId, known);
  const others = await occurrencesOf(db, documentId);
  writes.changes.push(placeChange(context, 'joined', next));
  const isLeftOut = row.status === 'removed' && bringBack === false;
  const kept = row.status === 'removed' && !isLeftOut ? await bringBackRow(context, row) : row;
  const isSameText = incoming.contentHash === row.contentHash;
  if (!isLeftOut && !isSameText && (await isFuller(context, text, row))) {
    await takeText(context, { row: kept, text, from: next, others });
    return { outcome: kept === row ? 'changed' : 'new', documentId };
  }
  await db.occurrences.put(isSameText ? next : { ...next, text });
  await db.documents.put(placedRow(kept, [...others, next]));
  return { outcome: kept === row ? 'unchanged' : 'new', documentId };
}

/** Gives a document the text of one of its occurrences; those that have the one it had keep that. */
async function takeText(
  context: SaveContext,
  {
    row,
    text,
    from,
    others,
  }: { row: DocumentRow; text: DocumentText; from: Occurrence; others: Occurrence[] },
): Promise<void> {
  const { db } = context;
  const passages = await passagesOf(context, row.id);
  for (const other of others) {
    if (other.contentHash !== row.contentHash || other.contentHash === from.contentHash) continue;
    await db.occurrences.put({ ...other, text: storedTextOf(row, other, passages) });
  }
  await db.occurrences.put(from);
  await writeText(context, { id: row.id, text, from, occurrences: [...others, from] }, { row, passages });
}

/** Writes the row of a document with a new text, and notes the text and what changed in it. */
async function writeText(
  { db, now, writes, importId }: SaveContext,
  content: { id: string; text: DocumentText; from: Occurrence; occurrences: Occurrence[] },
  before?: { row: DocumentRow; passages: Passage[] },
): Promise<void> {
  const { id: documentId, text } = content;
  const next = documentRowOf({ ...content, now }, before?.row);
  await db.documents.put(next);
  noteContent(writes, next, text.passages, before === undefined);
  const run = importId === undefined ? {} : { importId };
  if (!before) {
    writes.changes.push({ documentId, at: now, kind: 'new', ...run });
    return;
  }
  const { title, wordCount } = before.row;
  writes.changes.push({
    documentId,
    at: now,
    kind: 'changed',
    ...run,
    ...(title === next.title ? {} : { title: { before: title, after: next.title } }),
    ...(wordCount === next.wordCount ? {} : { words: { before: wordCount, after: next.wordCount } }),
    ...textChanges(before.passages, text.passages),
  });
}

/** Takes back the removal of a document, and has it indexed again. */
async function bringBackRow(context: SaveContext, row: DocumentRow): Promise<DocumentRow> {
  const { db, now, writes, importId } = context;
  const { statusBeforeRemoval = 'active', removedAt: _, ...rest } = row;
  const kept: DocumentRow = { ...rest, status: statusBeforeRemoval };
  await db.documents.put(kept);
  const passages = await passagesOf(context, row.id);
  noteContent(writes, kept, passages, false);
  writes.changes.push({ documentId: row.id, at: now, kind: 'restored', ...(importId ? { importId } : {}) });
  return kept;
}

/** Whether a text says more than the one a document shows. */
async function isFuller(context: SaveContext, text: DocumentText, row: DocumentRow): Promise<boolean> {
  return fullnessOf(text.passages) > fullnessOf(await passagesOf(context, row.id));
}

function noteContent(
  { contents }: PendingWrites,
  row: DocumentRow,
  passages: Passage[],
  isNew: boolean,
): void {
  // A document made and changed in one transaction is still new to the store.
  const wasNew = contents.get(row.id)?.isNew ?? isNew;
  contents.set(row.id, { row, passages, isNew: wasNew, sketch: sketchRowOf(row, passages) });
}

function textOf({ parsed }: Incoming): DocumentText {
  return documentTextOf(parsed, cutPassages(parsed.blocks));
}

async function passagesOf({ db, writes }: SaveContext, documentId: string): Promise<Passage[]> {
  const pending = writes.contents.get(documentId)?.passages;
  if (pending) return pending;
  const rows = await db.passages
    .where('[documentId+order]')
    .between(...ofDocument(documentId))
    .toArray();
  return rows.map(({ documentId: _, ...passage }) => passage);
}

async function otherOccurrences(
  db: DrafthandDatabase,
  documentId: string,
  { sourceId, key }: Occurrence,
): Promise<Occurrence[]> {
  const occurrences = await occurrencesOf(db, documentId);
  return occurrences.filter((one) => one.sourceId !== sourceId || one.key !== key);
}
