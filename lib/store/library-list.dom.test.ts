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

  it('says which documents have a dead or moved link, until another address stands for it', async () => {
    await db.documents.bulkAdd([row('dead'), row('moved'), row('fine'), row('replaced')]);
    const link = (documentId: string, order: number, url: string) => ({
      ...{ documentId, order, url },
      ...{ passageOrder: 0, anchorText: url, sentence: url },
    });
    await db.links.bulkAdd([
      link('dead', 0, 'https://a.example/dead'),
      link('dead', 1, 'https://a.example/moved'),
      link('moved', 0, 'https://a.example/moved'),
      link('fine', 0, 'https://a.example/fine'),
      link('replaced', 0, 'https://a.example/old'),
    ]);
    const check = { checkedAt: 1, failures: 1 };
    await db.linkChecks.bulkAdd([
      { url: 'https://a.example/dead', state: 'dead', ...check },
      { url: 'https://a.example/moved', state: 'moved', ...check },
      { url: 'https://a.example/old', state: 'dead', ...check },
    ]);
    const replacement = 'https://a.example/new';
    await db.linkReplacements.add({ url: 'https://a.example/old', replacement, chosenAt: 2, documents: [] });
    const problems = (await readLibraryList(db)).map(({ id, linkProblem }) => [id, linkProblem]);
    expect(Object.fromEntries(problems)).toEqual({
      dead: 'dead',
      moved: 'moved',
      fine: undefined,
      replaced: undefined,
    });
  });
});
