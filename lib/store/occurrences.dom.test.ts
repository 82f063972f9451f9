import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuthor, type InventedPost } from '../../tests/generators/invented-posts';
import type { ParsedDocument } from '../core/library/document';
import { post } from './backup-for-tests';
import { type DrafthandDatabase, openDatabase } from './database';
import { changesOf } from './document-changes';
import { readStatistics } from './index-rows';
import { readLibraryList } from './library-list';
import { countLibrary } from './library-queries';
import { createLibraryWriter } from './library-writer';
import { occurrencesOf } from './occurrence-queries';
import { placeAgain } from './place-again';
import { sketchMissing } from './text-sketches';

let db: DrafthandDatabase;
let time: number;
beforeEach(() => {
  time = 1_000;
  db = openDatabase(`occurrences-${crypto.randomUUID()}`);
});
afterEach(() => db.close());

const openWriter = () => createLibraryWriter(db, { now: () => time++ });

function said(text: string, changes: Partial<ParsedDocument> = {}): ParsedDocument {
  return post('Portfolios', { blocks: [{ kind: 'paragraph', text, links: [] }], ...changes });
}

const short = 'Portfolio projects get interviews.';
const long = 'Portfolio projects get interviews. Three are enough, and they can be small.';
const kindsOf = async (id: string) => (await changesOf(db, id)).map(({ kind }) => kind).reverse();
const textsOf = async () => (await db.passages.toArray()).map(({ text }) => text);

describe('a document found in several places', () => {
  it('is one document with several addresses, and says when it was found where', async () => {
    const writer = openWriter();
    const { documentId } = await writer.save('folder', 'a.md', said(long), { importId: 'run-1' });
    const again = said(short, { url: 'http://www.owner.example/Portfolios/?utm_source=feed' });
    expect(await writer.save('feed', 'urn:1', again, { importId: 'run-2' })).toEqual({
      outcome: 'unchanged',
      documentId,
    });
    const occurrences = await occurrencesOf(db, documentId);
    expect(occurrences).toMatchObject([
      { sourceId: 'folder', key: 'a.md' },
      { sourceId: 'feed', key: 'urn:1' },
    ]);
    expect(await textsOf()).toEqual([long]);
    expect(await kindsOf(documentId)).toEqual(['new', 'joined']);
    expect(await readLibraryList(db)).toMatchObject([{ sourceIds: ['feed', 'folder'] }]);
    expect((await countLibrary(db)).bySource).toEqual({ folder: 1, feed: 1 });
  });

  it('keeps the fullest text, and the other text beside it', async () => {
    const writer = openWriter();
    const { documentId } = await writer.save('feed', 'urn:1', said(short));
    expect(await writer.save('folder', 'a.md', said(long))).toEqual({ outcome: 'changed', documentId });
    expect(await db.documents.get(documentId)).toMatchObject({ sourceId: 'folder', key: 'a.md' });
    expect(await textsOf()).toEqual([long]);
    expect(await db.occurrences.get(['feed', 'urn:1'])).toMatchObject({
      text: { title: 'Portfolios', passages: [{ text: short }] },
    });
    expect(await db.occurrences.get(['folder', 'a.md'])).not.toHaveProperty('text');
  });

  it('does not take a longer copy that lost its links for the fuller one', async () => {
    const writer = openWriter();
    const link = { url: 'https://course.example/sql', anchorText: 'small', sentence: long };
    const linked = said(long, { blocks: [{ kind: 'paragraph', text: long, links: [link] }] });
    await writer.save('folder', 'a.md', linked);
    await writer.save('copy', 'b', said(`${long} And this is longer by some words, without a link.`));
    expect(await db.links.count()).toBe(1);
  });

  it('follows the occurrence its text is from, and only that one', async () => {
    const writer = openWriter();
    const { documentId } = await writer.save('folder', 'a.md', said(long));
    await writer.save('feed', 'urn:1', said(short));
    const edited = 'Portfolio projects get interviews. Two are enough.';
    expect((await writer.save('feed', 'urn:1', said('Portfolio projects.'))).outcome).toBe('unchanged');
    expect(await textsOf()).toEqual([long]);
    expect(await writer.save('folder', 'a.md', said(edited))).toEqual({ outcome: 'changed', documentId });
    expect(await textsOf()).toEqual([edited]);
    const [latest] = await changesOf(db, documentId);
    expect(latest).toMatchObject({ kind: 'changed', added: [edited], removed: [long] });
  });

  it('loses no text when an exact copy stays as it was', async () => {
    const writer = openWriter();
    await writer.save('folder', 'a.md', said(long));
    await writer.save('other', 'copy.md', said(long));
    expect(await db.occurrences.get(['other', 'copy.md'])).not.toHaveProperty('text');
    await writer.save(
      'folder',
      'a.md',
      said('Something else entirely, and longer than it was before today.'),
    );
    expect(await db.occurrences.get(['other', 'copy.md'])).toMatchObject({
      text: { passages: [{ text: long }] },
    });
  });

  it('is cited by its own site before Medium before LinkedIn, and from where it still is', async () => {
    const writer = openWriter();
    const at = (url: string) => said(long, { url });
    const addressAfter = async (source: string, url: string) => {
      const { documentId } = await writer.save(source, url, at(url));
      return (await db.documents.get(documentId))?.url;
    };
    const [linkedIn, medium, own] = [
      'https://www.linkedin.com/pulse/portfolios',
      'https://owner.medium.com/portfolios',
      'https://owner.example/portfolios',
    ];
    expect(await addressAfter('linkedin', linkedIn)).toBe(linkedIn);
    const [first] = await db.documents.toArray();
    for (const [source, url] of [
      ['medium', medium],
      ['site', own],
    ] as const) {
      await db.documents.update(first?.id ?? '', {
        addresses: [...(first?.addresses ?? []), new URL(url).host + new URL(url).pathname],
      });
      expect(await addressAfter(source, url)).toBe(url);
    }
    expect(await db.documents.count()).toBe(1);
    await db.occurrences.update(['site', own], { goneSince: time });
    await db.transaction('rw', [db.documents, db.occurrences], () =>
      placeAgain(db, [{ documentId: first?.id ?? '' }]),
    );
    expect((await db.documents.get(first?.id ?? ''))?.url).toBe(medium);
  });

  it('is private when it is private in one place', async () => {
    const writer = openWriter();
    const { documentId } = await writer.save('folder', 'a.md', said(long));
    await writer.save('feed', 'urn:1', said(short, { isPrivate: true }));
    expect((await db.documents.get(documentId))?.status).toBe('private');
    await writer.save('feed', 'urn:1', said(short));
    expect((await db.documents.get(documentId))?.status).toBe('active');
  });
});

describe('nearly the same text from another source', () => {
  const author = createAuthor(21);
  const inBlocks = ({ title, paragraphs }: InventedPost, changes: Partial<ParsedDocument> = {}) =>
    post(title, {
      url: undefined,
      blocks: paragraphs.map((text) => ({ kind: 'paragraph', text, links: [] })),
      ...changes,
    });

  it('joins, in one batch and later, and is apart for good once the owner took it apart', async () => {
    const writer = openWriter();
    const article = author.post(6);
    const copy = { ...author.edited(article), title: article.title };
    const saved = await writer.saveAll('blog', [{ key: 'a', parsed: inBlocks(article) }]);
    const documentId = saved[0]?.documentId ?? '';
    for (const source of ['medium', 'archive']) {
      const { documentId: id } = await writer.save(source, 'copy', inBlocks(copy, { tags: [source] }));
      expect(id).toBe(documentId);
    }
    const made = await writer.takeApart(documentId, ['medium', 'copy']);
    expect(made).not.toBe(documentId);
    expect(await db.documents.count()).toBe(2);
    const copied = inBlocks(copy, { tags: ['medium'] });
    expect(await writer.save('medium', 'copy', copied)).toEqual({ outcome: 'unchanged', documentId: made });
    const edited = inBlocks({ ...copy, paragraphs: [...copy.paragraphs, author.sentence()] });
    expect(await writer.save('medium', 'copy', edited)).toEqual({ outcome: 'changed', documentId: made });
    expect(await kindsOf(made ?? '')).toEqual(['parted', 'changed']);
    expect(await kindsOf(documentId)).toContain('parted');
    expect(await readStatistics(db)).toMatchObject({ documentCount: 2 });
    await writer.erase([made ?? '']);
    const again = await writer.save('medium', 'copy', edited);
    expect(again.outcome).toBe('new');
    expect(again.documentId).not.toBe(documentId);
  });

  it('gives each its own text back when the shown one is taken away', async () => {
    const writer = openWriter();
    const article = author.post(6);
    const shorter = { ...article, paragraphs: article.paragraphs.slice(0, 4) };
    const { documentId } = await writer.save('medium', 'm', inBlocks(shorter));
    await writer.save('blog', 'b', inBlocks(article));
    const made = (await writer.takeApart(documentId, ['blog', 'b'])) ?? '';
    const textOf = async (id: string) =>
      (await db.passages.where('[documentId+order]').between([id, 0], [id, 99]).toArray())
        .map(({ text }) => text)
        .join('\n\n');
    expect(await textOf(made)).toBe(article.paragraphs.join('\n\n'));
    expect(await textOf(documentId)).toBe(shorter.paragraphs.join('\n\n'));
    expect(await db.documents.get(documentId)).toMatchObject({ sourceId: 'medium', key: 'm' });
    expect(await writer.takeApart(documentId, ['medium', 'm'])).toBeUndefined();
  });

  it('is a document of its own again once its text became another', async () => {
    const writer = openWriter();
    const [article, other] = [author.post(6), author.post(5)];
    for (const rewritten of ['blog', 'medium']) {
      const key = `${rewritten} is rewritten`;
      const [blog] = await writer.saveAll(`blog ${key}`, [{ key, parsed: inBlocks(article) }]);
      await writer.save(
        `medium ${key}`,
        key,
        inBlocks({ ...article, paragraphs: article.paragraphs.slice(0, 5) }),
      );
      const documentId = blog?.documentId ?? '';
      const after = await writer.save(
        `${rewritten} ${key}`,
        key,
        inBlocks({ ...other, title: other.title + key }),
      );
      expect(after.outcome).toBe('changed');
      expect(after.documentId).not.toBe(documentId);
      expect((await db.documents.get(after.documentId))?.title).toBe(other.title + key);
      expect((await db.documents.get(documentId))?.title).toBe(article.title);
      expect(await occurrencesOf(db, documentId)).toHaveLength(1);
      await writer.erase([documentId, after.documentId]);
    }
  });

  it('is never joined within one source, nor what is private with what is not', async () => {
    const writer = openWriter();
    const article = author.post(6);
    await writer.saveAll(
      'blog',
      ['a', 'b'].map((key) => ({ key, parsed: inBlocks({ ...article, title: `Part ${key}` }) })),
    );
    await writer.save('notes', 'draft', inBlocks(article, { isPrivate: true }));
    expect(await db.documents.count()).toBe(3);
  });

  it('is known again after its sketches were lost', async () => {
    const writer = openWriter();
    const article = author.post(6);
    const { documentId } = await writer.save('blog', 'a', inBlocks(article));
    await db.textSketches.clear();
    await sketchMissing(db);
    expect((await writer.save('medium', 'm', inBlocks(author.edited(article)))).documentId).toBe(documentId);
  });
});

describe('the address to cite', () => {
  it('is the one of its addresses the owner prefers, and no other', async () => {
    const writer = openWriter();
    const { documentId } = await writer.save('folder', 'a.md', said(long));
    const [occurrence] = await occurrencesOf(db, documentId);
    await writer.setPreferredAddress(documentId, 'https://foreign.example/');
    expect(await db.documents.get(documentId)).not.toHaveProperty('citationUrl');
    await writer.setPreferredAddress(documentId, occurrence?.url ?? '');
    expect((await db.documents.get(documentId))?.citationUrl).toBe(occurrence?.url);
  });
});

describe('what a source no longer shows', () => {
  it('is back when it is read again, changed or not', async () => {
    const writer = openWriter();
    const save = (key: string, importId: string) =>
      writer.saveAll(
        'folder',
        [{ key, parsed: said(`${key} ${long}`, { title: key, url: undefined }), fileHash: key }],
        { importId },
      );
    const [[first], [second]] = [await save('a.md', 'run-1'), await save('b.md', 'run-1')];
    for (const key of ['a.md', 'b.md']) await db.occurrences.update(['folder', key], { goneSince: 5_000 });
    const files = ['a.md', 'c.md'].map((key) => ({ key, fileHash: key, importItemId: `item of ${key}` }));
    const passed = await writer.passUnchanged('folder', files, { importId: 'run-2' });
    expect([...passed]).toEqual(['item of a.md']);
    await save('b.md', 'run-2');
    for (const key of ['a.md', 'b.md']) {
      const occurrence = await db.occurrences.get(['folder', key]);
      expect(occurrence).not.toHaveProperty('goneSince');
    }
    expect(await kindsOf(first?.documentId ?? '')).toEqual(['new', 'back']);
    expect(await kindsOf(second?.documentId ?? '')).toEqual(['new', 'back']);
  });
});

describe('what the owner removed', () => {
  it('does not come back by a sync, not even when it was deleted for good or stands elsewhere too', async () => {
    const writer = openWriter();
    const sync = { bringBack: false };
    const { documentId } = await writer.save('feed', 'urn:1', said(long));
    await writer.remove([documentId]);
    expect((await db.documents.get(documentId))?.removedAt).toBeGreaterThanOrEqual(1_000);
    for (const source of ['feed', 'other']) {
      expect((await writer.save(source, 'urn:1', said(long), sync)).outcome).toBe('unchanged');
    }
    expect((await countLibrary(db)).documents).toBe(0);
    await writer.erase([documentId]);
    for (const source of ['feed', 'other', 'third']) {
      expect((await writer.save(source, 'urn:1', said(long), sync)).outcome).toBe('unchanged');
    }
    expect(await db.documents.count()).toBe(0);
    expect(await db.documentChanges.count()).toBe(0);
    expect((await writer.save('feed', 'urn:1', said(long))).outcome).toBe('new');
    expect(await db.occurrences.get(['feed', 'urn:1'])).not.toHaveProperty('erasedAt');
  });

  it('is taken in as it is now when it is restored and read again', async () => {
    const writer = openWriter();
    const save = (text: string, fileHash: string) =>
      writer.saveAll('feed', [{ key: 'urn:1', parsed: said(text), fileHash }], { bringBack: false });
    const [saved] = await save(long, 'one');
    await writer.remove([saved?.documentId ?? '']);
    await save(`${long} And more.`, 'two');
    await writer.restore([saved?.documentId ?? '']);
    const file = { key: 'urn:1', fileHash: 'two', importItemId: 'item' };
    expect((await writer.passUnchanged('feed', [file])).size).toBe(0);
    await save(`${long} And more.`, 'two');
    expect(await textsOf()).toEqual([`${long} And more.`]);
  });
});

describe('the history of a document', () => {
  it('says what changed in words, and does not grow for ever', async () => {
    const writer = openWriter();
    const { documentId } = await writer.save('folder', 'a.md', said(short));
    for (let round = 0; round < 60; round += 1) {
      await writer.save('folder', 'a.md', said(`${short} Round ${round}.`, { title: `Round ${round}` }));
    }
    const history = await changesOf(db, documentId);
    expect(history).toHaveLength(50);
    expect(history.at(-1)).toMatchObject({ kind: 'new' });
    expect(history[0]).toMatchObject({
      kind: 'changed',
      title: { before: 'Round 58', after: 'Round 59' },
      added: [`${short} Round 59.`],
    });
  });
});
