import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLibraryImports } from '../../lib/app/library-imports';
import { createUnfinishedWork } from '../../lib/app/unfinished-work';
import { type DrafthandDatabase, openDatabase } from '../../lib/store/database';
import { FakeWeb, setUp } from './import-for-tests';

let db: DrafthandDatabase;

beforeEach(() => {
  db = openDatabase(`this-page-${crypto.randomUUID()}`);
});

afterEach(() => db.close());

/** Imports that are worked off as soon as they are asked for; nothing may be fetched. */
function createImports() {
  const web = new FakeWeb();
  const { queue, runner } = setUp(db, web);
  const unused = async () => undefined as never;
  const worker = {
    wake: unused,
    goOn: unused,
    run: () => runner.workOff(),
    interrupt: unused,
    discoverSite: unused,
    close: unused,
  };
  const note = { get: async () => undefined, put: async () => undefined, remove: async () => undefined };
  const work = createUnfinishedWork(note, () => 1);
  return { imports: createLibraryImports({ queue, worker, work, now: () => 1 }), queue };
}

const words = 'The key you pick on day one is the key you keep, since it never changes and spreads evenly. ';

it('a page as it stands in the tab becomes a document under its address, and is not fetched', async () => {
  const { imports } = createImports();
  const page = {
    url: 'https://hedda.example/keys?utm_source=x',
    canonicalUrl: '/keys',
    title: 'Keys',
    authors: [],
    wordCount: 99,
  };
  const html = (title: string) =>
    `<html><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${words.repeat(3)}</p>
     <p><a href="/notes">My notes</a> on it.</p><script>document.title = 'run'</script></article></body></html>`;
  await imports.fromPage(page, html('Keys'));
  await imports.fromPage(page, html('Keys'));
  await imports.fromPage(page, html('Keys, again'));
  expect(await db.documents.toArray()).toMatchObject([
    { title: 'Keys, again', url: 'https://hedda.example/keys' },
  ]);
  expect(await db.links.toArray()).toMatchObject([
    { url: 'https://hedda.example/notes', anchorText: 'My notes' },
  ]);
  expect(await db.sources.toArray()).toMatchObject([{ kind: 'page', address: 'https://hedda.example/keys' }]);
});

it('an own LinkedIn article becomes a post with its title, date, headings and links', async () => {
  const { imports } = createImports();
  const article = {
    url: 'https://www.linkedin.com/pulse/keys-hedda-ab1ce',
    title: 'Keys & "locks" <b>',
    authorName: 'Hedda Quillmark',
    isOwn: true,
    publishedOn: '2026-07-01T12:00:00.000+00:00',
    wordCount: 40,
    html: `<div class="reader-article-content"><p>${words.repeat(2)}</p><h2>Three rules</h2><ul><li>It never changes.</li><li>It spreads.</li></ul>
      <p>See the <a href="https://example.com/keys">notes</a>.</p></div>`,
  };
  await imports.fromArticle(article);
  const [document] = await db.documents.toArray();
  expect(document).toMatchObject({
    title: article.title,
    kind: 'post',
    url: article.url,
    publishedAt: Date.UTC(2026, 6, 1, 12),
    publishedFrom: 'meta',
  });
  const passages = await db.passages.toArray();
  expect(passages.some(({ headingPath }) => headingPath.includes('Three rules'))).toBe(true);
  expect(await db.links.toArray()).toMatchObject([{ url: 'https://example.com/keys', anchorText: 'notes' }]);

  await expect(imports.fromArticle({ ...article, isOwn: false })).rejects.toMatchObject({
    appError: { code: 'not-own-page' },
  });
});

it('a page without text says so in its report', async () => {
  const { imports, queue } = createImports();
  const page = { url: 'https://hedda.example/empty', title: '', authors: [], wordCount: 0 };
  const id = await imports.fromPage(page, '<html><body></body></html>');
  expect(await queue.items(id)).toMatchObject([{ state: 'failed', error: { code: 'page-unreadable' } }]);
});
