import type { DocumentText, Occurrence, Place } from '../core/library/occurrence';
import type { DrafthandDatabase } from './database';
import { noteChanges } from './document-changes';
import { documentRowOf, fullnessOf, storedTextOf } from './document-rows';
import type { Analyser } from './index-rows';
import { occurrencesOf } from './occurrence-queries';
import { placeChange } from './occurrence-rows';
import { ofDocument } from './row-ranges';
import type { DocumentRow } from './rows';
import { sketchRowOf } from './text-sketches';
import { type PendingContent, writeContents } from './write-contents';

/**
 * Makes a document of its own out of one of the places of a document, for good: the two are never
 * joined again. Each goes on with the text its place has. Gives the id of the new document; undefined
 * when the document has no such place, or no other one. Call inside a transaction.
 */
export async function takeApart(
  db: DrafthandDatabase,
  row: DocumentRow,
  [sourceId, key]: Place,
  { now, analyser }: { now: number; analyser: Analyser },
): Promise<string | undefined> {
  const occurrences = await occurrencesOf(db, row.id);
  const parting = occurrences.find((one) => one.sourceId === sourceId && one.key === key);
  const others = occurrences.filter((one) => one !== parting);
  if (!parting || others.length === 0) return undefined;
  const passages = await db.passages
    .where('[documentId+order]')
    .between(...ofDocument(row.id))
    .toArray();
  const shown = passages.map(({ documentId: _, ...passage }) => passage);
  const textOf = (one: Occurrence) =>
    one.text ?? (one.contentHash === row.contentHash ? storedTextOf(row, one, shown) : undefined);
  const isShown = row.sourceId === sourceId && row.key === key;
  const stays = isShown ? fullest(others, textOf) : others.find(isTextOf(row));
  if (!stays) return undefined;

  const id = crypto.randomUUID();
  const apart = (one: Occurrence, from: string) => [...new Set([...(one.apart ?? []), from])];
  const left = others.map((one) => ({ ...one, apart: apart(one, id) }));
  const stayingText = textOf(stays);
  // A text that is nowhere is read again: no hash is the one of what is shown in its place.
  const unread = stayingText ? {} : { contentHash: '', fileHash: undefined };
  const staying: Occurrence = { ...withoutText(stays), apart: apart(stays, id), ...unread };
  const { text: partingText = storedTextOf(row, parting, shown) } = parting;
  const parted: Occurrence = { ...withoutText(parting), documentId: id, apart: apart(parting, row.id) };
  const rest = [...left.filter((one) => one.sourceId !== stays.sourceId || one.key !== stays.key), staying];

  const here = documentRowOf(
    {
      id: row.id,
      text: stayingText ?? storedTextOf(row, stays, shown),
      from: staying,
      occurrences: rest,
      now,
    },
    row,
  );
  const made = documentRowOf({ id, text: partingText, from: parted, occurrences: [parted], now });
  // What the owner hid stays hidden, whichever of the two it was for.
  const hidden = row.chosen.isPrivate ? { status: row.status, chosen: { isPrivate: true as const } } : {};
  const there: DocumentRow = { ...made, ...hidden };
  await db.occurrences.bulkPut([...rest, parted]);
  await db.documents.put(here);
  await db.documents.put(there);
  await writeContents(db, analyser, [
    contentOf(here, stayingText?.passages ?? shown, false),
    contentOf(there, partingText.passages, true),
  ]);
  await noteChanges(
    db,
    [parting, parted].map((one) => placeChange({ now }, 'parted', one)),
  );
  return id;
}

const isTextOf = (row: DocumentRow) => (one: Occurrence) =>
  one.sourceId === row.sourceId && one.key === row.key;

function fullest(
  occurrences: Occurrence[],
  textOf: (one: Occurrence) => DocumentText | undefined,
): Occurrence | undefined {
  const fullness = (one: Occurrence) => fullnessOf(textOf(one)?.passages ?? []);
  return [...occurrences].sort((one, other) => fullness(other) - fullness(one))[0];
}

function withoutText({ text: _, ...occurrence }: Occurrence): Occurrence {
  return occurrence;
}

function contentOf(row: DocumentRow, passages: PendingContent['passages'], isNew: boolean): PendingContent {
  return { row, passages, isNew, sketch: sketchRowOf(row, passages) };
}
