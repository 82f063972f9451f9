import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ParsedDocument } from '../core/library/document';
import { type DrafthandDatabase, openDatabase } from './database';
import { createImportQueue } from './import-queue';
import { createLibraryFacts } from './library-facts';
import { countLibrary, listSources, openDocument } from './library-queries';
import { createLibraryWriter } from './library-writer';
import { createPeopleStore } from './people-store';

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`queries-${crypto.randomUUID()}`);
});
afterEach(() => db.close());

async function save(source: string, title: string, changes: Partial<ParsedDocument> = {}): Promise<string> {
  const writer = createLibraryWriter(db, { now: () => 1 });
  const link = { url: 'https://c.example/', anchorText: title, sentence: title };
  const { documentId } = await writer.save(source, title, {
    title,
    kind: 'post',
    tags: [],
    isPrivate: false,
    blocks: [{ kind: 'paragraph', text: title, links: [link] }],
    ...changes,
  });
  return documentId;
}

describe('library queries', () => {
  it('counts the library', async () => {
    await save('a', 'Post');
    await save('b', 'Secret', { isPrivate: true, kind: 'note' });
    const gone = await save('a', 'Gone');
    await createLibraryWriter(db, { now: () => 1 }).remove([gone]);
    expect(await countLibrary(db)).toMatchObject({
      documents: 2,
      private: 1,
      removed: 1,
      passages: 2,
      byKind: { post: 1, note: 1 },
      bySource: { a: 1, b: 1 },
    });
  });

  it('opens a document with its source, passages and links', async () => {
    const run = await createImportQueue(db).createRun({ kind: 'folder', label: 'Blog', address: 'blog' });
    const id = await save(run.sourceId, 'Post');
    expect(await openDocument(db, id)).toMatchObject({
      document: { title: 'Post' },
      source: { label: 'Blog' },
      passages: [{ text: 'Post' }],
      links: [{ url: 'https://c.example/', anchorText: 'Post' }],
    });
    expect(await openDocument(db, 'gone')).toBeUndefined();
    expect(await listSources(db)).toMatchObject([{ label: 'Blog', kind: 'folder' }]);
  });
});

describe('kept profiles', () => {
  const profile = (changes: object = {}) => ({
    profileUrl: 'https://www.linkedin.com/in/jo-doe/',
    name: 'Jo Doe',
    positions: [],
    education: [],
    skills: [],
    ...changes,
  });

  it('are found by member id or by address in any form, and kept once', async () => {
    const people = createPeopleStore(db, () => 1);
    const facts = createLibraryFacts(db);
    await people.keepProfile(profile());
    await people.keepProfile(profile({ memberId: 'ACoAA1', headline: 'Teacher' }));
    expect(await people.list()).toHaveLength(1);
    expect(await facts.profile({ memberId: 'ACoAA1' })).toMatchObject({ headline: 'Teacher' });
    for (const profileUrl of ['https://linkedin.com/in/jo-doe', 'https://de.linkedin.com/in/jo-doe?x=1']) {
      expect(await facts.profile({ profileUrl })).toMatchObject({ headline: 'Teacher' });
    }
    expect(await facts.profile({ profileUrl: 'https://www.linkedin.com/in/other' })).toBeUndefined();
    await people.forget('ACoAA1');
    expect(await facts.profile({ memberId: 'ACoAA1' })).toBeUndefined();
  });
});
