import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OwnPost } from '../core/conversation/conversation';
import type { ParsedDocument } from '../core/library/document';
import type { PageGlance } from '../core/library/page-glance';
import { type DrafthandDatabase, openDatabase } from './database';
import { createLibraryWriter } from './library-writer';
import { lookUpPage } from './page-standing';
import { storedAddresses, storedPosts } from './stored-posts';

let db: DrafthandDatabase;

beforeEach(() => {
  db = openDatabase(`page-standing-${crypto.randomUUID()}`);
});

afterEach(() => db.close());

const save = (key: string, parsed: Partial<ParsedDocument>) =>
  createLibraryWriter(db, { now: () => 1 }).save('source', key, {
    title: key,
    kind: 'post',
    tags: [],
    isPrivate: false,
    blocks: [{ kind: 'paragraph', text: `${key} is a text about keys.`, links: [] }],
    ...parsed,
  });

const page = (url: string, authors: string[] = []): PageGlance => ({
  url,
  title: 'x',
  authors,
  wordCount: 9,
});

it('a page is known by the site of a document or source, by its address, and by the owner’s names', async () => {
  const { documentId } = await save('keys', { url: 'https://www.hedda.example/posts/keys/' });
  await db.sources.put({
    id: 'feed:https://notes.example/feed.xml',
    kind: 'feed',
    label: 'Notes',
    address: 'https://notes.example/feed.xml',
    addedAt: 1,
  });
  await db.sources.put({
    id: 'linkedin-activity:x',
    kind: 'linkedin-activity',
    label: 'Hedda Quillmark',
    address: 'x',
    addedAt: 1,
  });
  const look = (url: string, authors?: string[]) => lookUpPage(db, page(url, authors), 'Hedda Q. Mark');
  expect(await look('http://hedda.example/posts/keys')).toEqual({ standing: 'own-site', documentId });
  expect(await look('https://hedda.example/about')).toEqual({ standing: 'own-site' });
  expect(await look('https://notes.example/2026/keys')).toEqual({ standing: 'own-site' });
  expect(await look('https://notes.example.evil/keys')).toEqual({ standing: 'unknown' });
  expect(await look('https://other.example/', ['Hedda Quillmark'])).toEqual({ standing: 'own-name' });
  expect(await look('https://other.example/', ['Hedda Q Mark'])).toEqual({ standing: 'own-name' });
  expect(await look('https://hedda.example/guest', ['Bram Oyelaran'])).toEqual({ standing: 'other-name' });
});

it('a removed document makes no site the owner’s and is not stored any more', async () => {
  const { documentId } = await save('keys', { url: 'https://hedda.example/keys' });
  await createLibraryWriter(db, { now: () => 1 }).remove([documentId]);
  expect(await lookUpPage(db, page('https://hedda.example/keys'), '')).toEqual({ standing: 'unknown' });
  expect(await storedAddresses(db, ['https://hedda.example/keys'])).toEqual(new Set());
});

it('posts are known by urn, by address, by an occurrence, and from the archive by text and day', async () => {
  const day = 86_400_000;
  const post = (number: number, changes: Partial<OwnPost> = {}): OwnPost => ({
    urn: `urn:li:activity:${number}`,
    url: `https://www.linkedin.com/feed/update/urn:li:activity:${number}/`,
    publishedAt: 100 * day,
    text: `Number ${number} of the posts about keys`,
    links: [],
    ...changes,
  });
  await save('urn:li:activity:1', { kind: 'linkedin-post' });
  await save('other', { kind: 'linkedin-post', url: post(2).url });
  await save('urn:li:share:77', {
    kind: 'linkedin-post',
    title: post(3).text,
    publishedAt: 100 * day + 3_600_000,
    blocks: [{ kind: 'paragraph', text: post(3).text, links: [] }],
  });
  const { documentId } = await save('joined', { kind: 'linkedin-post', title: 'Joined' });
  const sourceId = 'linkedin-activity:x';
  await db.sources.put({ id: sourceId, kind: 'linkedin-activity', label: 'x', address: 'x', addedAt: 1 });
  await db.occurrences.put({
    sourceId,
    key: post(4).urn,
    documentId,
    title: 'Joined',
    contentHash: 'x',
    firstSeenAt: 1,
    lastSeenAt: 1,
  });
  const posts = [
    post(1),
    post(2),
    post(3),
    post(4),
    post(5),
    post(6, { text: post(3).text, publishedAt: 1 }),
  ];
  const stored = await storedPosts(db, posts);
  expect(posts.filter(({ urn }) => !stored.has(urn)).map(({ urn }) => urn)).toEqual([
    'urn:li:activity:5',
    'urn:li:activity:6',
  ]);
});
