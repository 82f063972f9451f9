import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KnownSite } from '../../lib/app/ports';
import { sitemapOf } from '../../lib/importers/site/site-for-tests';
import { type DrafthandDatabase, openDatabase } from '../../lib/store/database';
import { article, FakeWeb, setUp } from './import-for-tests';

const home = 'https://mara.example/';
const pagesOfSite = Array.from({ length: 12 }, (_, number) => `${home}posts/text-${number}`);

let db: DrafthandDatabase;
beforeEach(() => {
  db = openDatabase(`import-site-${crypto.randomUUID()}`);
});
afterEach(() => {
  db.close();
});

/** A site of twelve posts whose server knows its own answers again. */
class FakeServer extends FakeWeb {
  readonly lastmods = new Map<string, string>();
  /** Requests by status. */
  readonly statuses: number[] = [];

  constructor() {
    super();
    this.pages.set(`${home}sitemap.xml`, () =>
      answer(sitemapOf(pagesOfSite.map((url) => [url, this.lastmods.get(url) ?? ''])), 'text/xml'),
    );
    this.serve(home, '<title>Mara</title><p>Hello</p>');
    for (const [number, url] of pagesOfSite.entries()) this.post(url, `Text ${number}`);
  }

  post(url: string, title: string, extra = ''): void {
    const body = article(
      title,
      `<p>${title} has words of its own, which are ${title.repeat(3)}.</p>${extra}`,
    );
    this.pages.set(url, () => {
      const etag = `"${title}${extra.length}"`;
      const isSame =
        this.requests.findLast((request) => request.url === url)?.headers.get('if-none-match') === etag;
      this.statuses.push(isSame ? 304 : 200);
      return isSame ? new Response(null, { status: 304 }) : answer(body, 'text/html', { etag });
    });
  }
}

function answer(body: string, type: string, headers: Record<string, string> = {}): Response {
  return new Response(body, { headers: { 'content-type': type, ...headers } });
}

function site(web: FakeWeb) {
  const parts = setUp(db, web);
  const source = { kind: 'website', label: 'Mara', address: home } as const;
  return {
    ...parts,
    async read(): Promise<Awaited<ReturnType<typeof parts.queue.run>>> {
      const run = await parts.begin(source, [{ name: home, input: { kind: 'site', url: home } }]);
      await parts.runner.workOff();
      return parts.queue.run(run.id);
    },
    known: async (): Promise<KnownSite | undefined> => (await db.sources.toArray())[0]?.site,
    requestsOfPosts: () => web.requests.filter(({ url }) => url.includes('/posts/')),
  };
}

describe('importing a website', () => {
  it('reads every page of it and remembers where to begin', async () => {
    const { read, known } = site(new FakeServer());
    expect(await read()).toMatchObject({ state: 'done', total: 12, counts: { new: 12, failed: 0 } });
    expect(await known()).toEqual({ sitemapUrls: [`${home}sitemap.xml`] });
    expect((await db.documents.toArray()).map(({ url }) => url).sort()).toEqual([...pagesOfSite].sort());
  });

  it('asks an unchanged site conditionally and parses nothing again', async () => {
    const web = new FakeServer();
    const { read, requestsOfPosts } = site(web);
    await read();
    web.requests.length = 0;
    web.statuses.length = 0;
    const parser = DOMParser.prototype.parseFromString;
    const parsed: string[] = [];
    DOMParser.prototype.parseFromString = function (text, type) {
      parsed.push(text.slice(0, 2000));
      return parser.call(this, text, type);
    };
    try {
      expect(await read()).toMatchObject({
        state: 'done',
        counts: { new: 0, changed: 0, unchanged: 12, gone: 0 },
      });
    } finally {
      DOMParser.prototype.parseFromString = parser;
    }
    expect(requestsOfPosts()).toHaveLength(12);
    expect(web.statuses.every((status) => status === 304)).toBe(true);
    expect(parsed.filter((text) => text.includes('has words of its own'))).toEqual([]);
  });

  it('does not ask at all for pages whose date in the sitemap is the same', async () => {
    const web = new FakeServer();
    for (const url of pagesOfSite) web.lastmods.set(url, '2024-05-05');
    const { read, requestsOfPosts } = site(web);
    await read();
    expect(await db.documents.toArray()).toMatchObject(pagesOfSite.map(() => ({ modifiedFrom: 'sitemap' })));
    web.requests.length = 0;
    const [changed = ''] = pagesOfSite;
    web.lastmods.set(changed, '2024-06-06');
    web.post(changed, 'Text 0', '<p>And one more thing that I forgot.</p>');
    expect((await read())?.counts).toMatchObject({ changed: 1, unchanged: 11 });
    expect(requestsOfPosts().map(({ url }) => url)).toEqual([changed]);
  });

  it('passes over pages by their bytes where the server does not know its answers again', async () => {
    const web = new FakeServer();
    const [url = ''] = pagesOfSite;
    web.pages.set(`${home}sitemap.xml`, () => answer(sitemapOf([url]), 'text/xml'));
    web.serve(url, article('No validators'));
    const { read } = site(web);
    await read();
    expect((await read())?.counts).toMatchObject({ unchanged: 1 });
    expect(await db.pageFetches.toArray()).toMatchObject([{ key: url, fileHash: expect.any(String) }]);
  });

  it('goes on after a kill without asking for what is stored', async () => {
    const web = new FakeServer();
    const first = site(web);
    let asked = 0;
    const original = web.pages.get(pagesOfSite[6] ?? '');
    web.pages.set(pagesOfSite[6] ?? '', () => {
      asked += 1;
      return new Promise(() => {});
    });
    void first.read();
    await expect.poll(() => asked).toBe(1);
    await expect.poll(() => db.documents.count()).toBe(11);
    if (original) web.pages.set(pagesOfSite[6] ?? '', original);
    web.requests.length = 0;
    const second = site(web);
    await second.runner.workOff();
    expect(second.requestsOfPosts().map(({ url }) => url)).toEqual([pagesOfSite[6]]);
    expect(await db.documents.count()).toBe(12);
    expect(await db.imports.toArray()).toMatchObject([{ state: 'done', counts: { new: 12 } }]);
  });

  it('leaves out lists of pages and pages without text, and does not read them again', async () => {
    const web = new FakeServer();
    const [list = '', empty = '', text = ''] = pagesOfSite;
    web.pages.set(`${home}sitemap.xml`, () => answer(sitemapOf([list, empty, text]), 'text/xml'));
    const links = Array.from(
      { length: 20 },
      (_, at) => `<li><a href="/p/${at}">A post about subject ${at}</a></li>`,
    );
    web.serve(list, `<h1>Everything</h1><ul>${links.join('')}</ul>`, {
      'content-type': 'text/html',
      etag: '"l"',
    });
    web.serve(empty, '<div id="app"></div>', { 'content-type': 'text/html', etag: '"e"' });
    const { read, queue } = site(web);
    const run = await read();
    expect(run?.counts).toMatchObject({ new: 1, skipped: 1, failed: 1 });
    const report = await queue.items(run?.id ?? '', ['skipped', 'failed']);
    expect(report.map(({ error }) => error?.code)).toEqual(['page-is-list', 'page-unreadable']);
    web.requests.length = 0;
    expect((await read())?.counts).toMatchObject({ unchanged: 1, skipped: 1, failed: 1 });
    const asked = web.requests.filter(({ url }) => url === list || url === empty);
    expect(asked.map(({ headers }) => headers.get('if-none-match')).sort()).toEqual(['"e"', '"l"']);
  });

  it('fetches whole again what was erased from this machine', async () => {
    const web = new FakeServer();
    const { read } = site(web);
    await read();
    await db.occurrences.clear();
    await db.documents.clear();
    expect((await read())?.counts).toMatchObject({ new: 12 });
  });

  it('ends for now, with everything it has, when the site wants to be left alone', async () => {
    const web = new FakeServer();
    const { read } = site(web);
    web.pages.set(
      pagesOfSite[4] ?? '',
      () => new Response('', { status: 429, headers: { 'retry-after': '3600' } }),
    );
    const run = await read();
    expect(run).toMatchObject({ state: 'failed', error: { code: 'site-busy', values: { seconds: 3600 } } });
    expect(await db.documents.count()).toBeGreaterThanOrEqual(4);
    expect(
      await db.importItems
        .where({ importId: run?.id })
        .filter(({ state }) => state === 'waiting')
        .count(),
    ).toBeGreaterThan(5);
  });

  it('marks nothing gone when a part of the site cannot be listed', async () => {
    const web = new FakeServer();
    const { read } = site(web);
    const index = `<sitemapindex>${['a', 'b'].map((name) => `<sitemap><loc>${home}${name}.xml</loc></sitemap>`).join('')}</sitemapindex>`;
    web.serve(`${home}sitemap.xml`, index, { 'content-type': 'text/xml' });
    web.serve(`${home}a.xml`, sitemapOf(pagesOfSite.slice(0, 10)), { 'content-type': 'text/xml' });
    web.serve(`${home}b.xml`, sitemapOf(pagesOfSite.slice(10)), { 'content-type': 'text/xml' });
    await read();
    web.pages.set(`${home}b.xml`, () => new Response('', { status: 500 }));
    expect(await read()).toMatchObject({ keptBecause: { code: 'sitemap-unreadable' }, counts: { gone: 0 } });
    web.serve(`${home}b.xml`, sitemapOf(pagesOfSite.slice(10, 11)), { 'content-type': 'text/xml' });
    expect(await read()).toMatchObject({ state: 'done', counts: { gone: 1 } });
    expect(await db.documents.count()).toBe(12);
  });
});
