import type { IndexableType, Table } from 'dexie';
import type { ListedDocument } from '../core/library/listed-document';
import type { DrafthandDatabase } from './database';
import { listLinkChecks } from './link-queries';

/** Rows read at once: few enough that making them does not hold up the page. */
const rowsAtOnce = 1_000;

/** Every document, removed ones too, with what lists filter by; in no order. For `liveQuery`. */
export async function readLibraryList(db: DrafthandDatabase): Promise<ListedDocument[]> {
  const linkProblems = await documentsWithLinkProblems(db);
  return db.transaction('r', [db.documents, db.occurrences], async () => {
    const places = new Map<string, { sourceIds: Set<string>; isGone: boolean }>();
    await eachRow(
      db.occurrences,
      ({ sourceId, key }): [string, string] => [sourceId, key],
      ({ documentId, sourceId, goneSince, erasedAt }) => {
        if (erasedAt !== undefined) return;
        const place = places.get(documentId) ?? { sourceIds: new Set(), isGone: true };
        place.sourceIds.add(sourceId);
        place.isGone &&= goneSince !== undefined;
        places.set(documentId, place);
      },
    );
    const listed: ListedDocument[] = [];
    await eachRow(
      db.documents,
      ({ id }) => id,
      (row) => {
        const place = places.get(row.id);
        const sourceIds = place ? [...place.sourceIds] : [row.sourceId];
        const linkProblem = linkProblems.get(row.id);
        listed.push({
          ...row,
          sourceIds,
          ...(linkProblem ? { linkProblem } : {}),
          ...(place?.isGone ? { isGone: true } : {}),
        });
      },
    );
    return listed;
  });
}

/** The worst of the links of each document that has a dead or moved one without another address in its place. */
async function documentsWithLinkProblems(db: DrafthandDatabase): Promise<Map<string, 'dead' | 'moved'>> {
  const problems = new Map<string, 'dead' | 'moved'>();
  for (const state of ['moved', 'dead'] as const) {
    for (const { places, replacement } of await listLinkChecks(db, [state])) {
      if (replacement === undefined) for (const { documentId } of places) problems.set(documentId, state);
    }
  }
  return problems;
}

/** Hands over the rows of a table in the order of their keys, read part by part. */
async function eachRow<Row, Key extends IndexableType>(
  table: Table<Row, Key>,
  keyOf: (row: Row) => Key,
  take: (row: Row) => void,
): Promise<void> {
  let last: Key | undefined;
  for (;;) {
    const rest = last === undefined ? table.toCollection() : table.where(':id').above(last);
    const rows = await rest.limit(rowsAtOnce).toArray();
    for (const row of rows) take(row);
    const end = rows.at(-1);
    if (rows.length < rowsAtOnce || end === undefined) return;
    last = keyOf(end);
  }
}
