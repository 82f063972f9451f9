import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ParsedDocument } from '../core/library/document';
import { type DrafthandDatabase, openDatabase } from './database';
import { createLexicalIndex } from './lexical-index';
import { createLibraryFacts } from './library-facts';
import { createLibraryWriter } from './library-writer';

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`writer-${crypto.randomUUID()}`);
});
afterEach(() => {
  db.close();
});

function parsedDocument(changes: Partial<ParsedDocument> & { text?: string } = {}): ParsedDocument {
  const { text = 'Portfolio projects get interviews.', ...rest } = changes;
  return {
    title: 'Portfolios',
    kind: 'post',
    url: 'https://owner.example/portfolios',
    tags: [],
    isPrivate: false,
    blocks: [{ kind: 'paragraph', text, links: [] }],
    ...rest,
  };
}

function openWriter() {
  return createLibraryWriter(db, { now: () => 1000 });
}

async function searchable(term: string): Promise<number> {
  return (await createLexicalIndex(db).read([term])).lists.get(term)?.slots.length ?? 0;
}

describe('library writer', () => {
  it('stores a document with passages, links and index rows', async () => {
    const link = {
      url: 'https://course.example/sql',
      anchorText: 'the SQL course',
      sentence: 'Take the SQL course.',
    };
    const { outcome, documentId } = await openWriter().save(
      'folder',
      'a.md',
      parsedDocument({ blocks: [{ kind: 'paragraph', text: 'Take the SQL course.', links: [link] }] }),
    );
    expect(outcome).toBe('new');
    expect(await db.links.toArray()).toEqual([{ ...link, documentId, order: 0, passageOrder: 0 }]);
    expect(await searchable('sql')).toBe(1);
    expect((await createLexicalIndex(db).read([])).statistics).toMatchObject({
      documentCount: 1,
      passageCount: 1,
    });
  });

  it('skips unchanged content and changes other content in place', async () => {
    const writer = openWriter();
    const first = await writer.save('folder', 'a.md', parsedDocument());
    expect(await writer.save('folder', 'a.md', parsedDocument())).toEqual({ ...first, outcome: 'unchanged' });
    const changed = await writer.save('folder', 'a.md', parsedDocument({ text: 'Kubernetes can wait.' }));
    expect(changed).toEqual({ ...first, outcome: 'changed' });
    expect(await db.documents.count()).toBe(1);
    expect(await searchable('interview')).toBe(0);
    expect(await db.passages.toArray()).toMatchObject([{ text: 'Kubernetes can wait.' }]);
  });

  it('keeps title, private mark and citation address of the owner over a change', async () => {
    const writer = openWriter();
    const { documentId } = await writer.save('folder', 'a.md', parsedDocument());
    await writer.setPrivate([documentId], true);
    await writer.setCitationUrl(documentId, 'https://owner.example/short');
    await writer.setTitle(documentId, 'How to get interviews');
    await writer.save('folder', 'a.md', parsedDocument({ text: 'New words.', title: 'Portfolios, again' }));
    expect(await db.documents.get(documentId)).toMatchObject({
      status: 'private',
      citationUrl: 'https://owner.example/short',
      title: 'How to get interviews',
    });
  });

  it('removes from search only when asked to, and restores', async () => {
    const writer = openWriter();
    const { documentId } = await writer.save('folder', 'a.md', parsedDocument());
    await writer.remove([documentId]);
    expect(await db.documents.get(documentId)).toMatchObject({ status: 'removed' });
    expect(await db.lexicalBlocks.count()).toBe(0);
    expect((await createLexicalIndex(db).read([])).statistics).toMatchObject({
      documentCount: 0,
      totalLength: 0,
    });
    await writer.restore([documentId]);
    expect(await db.documents.get(documentId)).toMatchObject({ status: 'active' });
    expect(await searchable('interview')).toBe(1);
  });

  it('brings a removed document back when it is added again, but not when a feed repeats it', async () => {
    const writer = openWriter();
    const { documentId } = await writer.save('feed', 'a', parsedDocument());
    await writer.remove([documentId]);
    const repeated = await writer.save('feed', 'a', parsedDocument(), { bringBack: false });
    expect(repeated.outcome).toBe('unchanged');
    expect(await searchable('interview')).toBe(0);
    expect(await writer.save('feed', 'a', parsedDocument())).toEqual({ outcome: 'new', documentId });
    expect(await searchable('interview')).toBe(1);
  });

  it('knows the same post from two sources, and keeps the fuller text', async () => {
    const writer = openWriter();
    const fuller = parsedDocument({ text: 'Portfolio projects get interviews. Three are enough.' });
    const { documentId } = await writer.save('folder', 'a.md', fuller);
    const fromFeed = parsedDocument({ url: 'http://www.owner.example/portfolios/' });
    expect(await writer.save('feed', 'urn:1', fromFeed)).toEqual({ outcome: 'unchanged', documentId });
    expect(await db.passages.toArray()).toMatchObject([{ text: fuller.blocks[0]?.text }]);
    expect((await writer.save('folder', 'b.md', parsedDocument({ text: 'Other.' }))).outcome).toBe('new');
  });

  it('erases for good', async () => {
    const writer = openWriter();
    const { documentId } = await writer.save('folder', 'a.md', parsedDocument());
    await writer.erase([documentId]);
    for (const table of [
      db.documents,
      db.passages,
      db.links,
      db.lexicalBlocks,
      db.lexicalSegments,
      db.indexedDocuments,
    ]) {
      expect(await table.count()).toBe(0);
    }
  });

  it('tells own public addresses from private, removed and foreign ones', async () => {
    const writer = openWriter();
    const save = (key: string, url: string) => writer.save('folder', key, parsedDocument({ url, text: key }));
    await save('a', 'https://owner.example/a');
    const hidden = await save('b', 'https://owner.example/b');
    const removed = await save('c', 'https://owner.example/c');
    await writer.setPrivate([hidden.documentId], true);
    await writer.remove([removed.documentId]);
    const asked = ['a', 'b', 'c'].map((page) => `https://owner.example/${page}`);
    const own = await createLibraryFacts(db).ownAddresses([...asked, 'https://foreign.example/a']);
    expect([...own]).toEqual(['https://owner.example/a']);
  });

  it('counts documents by language', async () => {
    const writer = openWriter();
    await writer.save('folder', 'a', parsedDocument({ language: 'en', text: 'a' }));
    const spanish = await writer.save('folder', 'b', parsedDocument({ language: 'es', text: 'b' }));
    const facts = createLibraryFacts(db);
    expect(await facts.languages()).toEqual(
      new Map([
        ['en', 1],
        ['es', 1],
      ]),
    );
    await writer.remove([spanish.documentId]);
    expect(await facts.languages()).toEqual(new Map([['en', 1]]));
  });
});
