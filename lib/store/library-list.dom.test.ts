import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DrafthandDatabase, openDatabase } from './database';
import { readLibraryList } from './library-list';
import type { DocumentRow } from './rows';

let db: DrafthandDatabase;

beforeEach(() => {
  db = openDatabase(`list-${crypto.randomUUID()}`);
});
afterEach(() => db.delete());

function row(id: string): DocumentRow {
  return {
    id,
    sourceId: 'folder:blog',
    key: `${id}.md`,
    kind: 'post',
    title: id,
    tags: [],
    status: 'active',
    contentHash: id,
    wordCount: 1,
    addedAt: 0,
    updatedAt: 0,
    addresses: [],
    chosen: {},
  };
}

function occurrence(documentId: string, sourceId: string, goneSince?: number) {
  const seen = { title: documentId, contentHash: documentId, firstSeenAt: 0, lastSeenAt: 0 };
  return {
    documentId,
    sourceId,
    key: documentId,
    ...seen,
    ...(goneSince === undefined ? {} : { goneSince }),
  };
}

describe('library list', () => {
  it('has every document, also beyond what is read at once', async () => {
    await db.documents.bulkAdd(Array.from({ length: 2_500 }, (_, n) => row(`d${n}`)));
    const listed = await readLibraryList(db);
    expect(new Set(listed.map(({ id }) => id)).size).toBe(2_500);
    expect(listed[0]?.sourceIds).toEqual(['folder:blog']);
  });

  it('knows all sources of a document, and that it is gone only when all of them lost it', async () => {
    await db.documents.bulkAdd([row('kept'), row('gone')]);
    await db.occurrences.bulkAdd([
      occurrence('kept', 'folder:blog'),
      occurrence('kept', 'feed:x', 5),
      occurrence('gone', 'folder:blog', 5),
    ]);
    const listed = new Map((await readLibraryList(db)).map((document) => [document.id, document]));
    expect(listed.get('kept')?.sourceIds).toEqual(['feed:x', 'folder:blog']);
    expect(listed.get('kept')?.isGone).toBeUndefined();
    expect(listed.get('gone')?.isGone).toBe(true);
  });
});
