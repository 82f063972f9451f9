import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportItem, ImportRun } from '../../lib/app/ports';
import type { SiteDiscovery } from '../../lib/core/library/site-discovery';
import { type BlogServer, packedSitemap, startBlogServer } from '../servers/blog-server';
import { launchExtension, type RunningExtension } from './harness/extension';

const words =
  'I wrote this down because the same question comes every week, and the answer does not change much. ';

function article(title: string, extra = ''): string {
  const paragraph = `<p>${title}: ${words.repeat(4)}</p>`;
  return `<html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>${paragraph}${extra}${paragraph}</article></body></html>`;
}

/** Everything a page can do to be executed or to have something fetched; each goes to `/trap`. */
function hostile(origin: string): string {
  const trap = (name: string) => `${origin}/trap/${name}`;
  return `<script>fetch('${trap('script')}')</script><script src="${trap('script-src')}"></script>
    <img src="${trap('img')}" srcset="${trap('srcset')} 2x" onerror="fetch('${trap('onerror')}')" onload="fetch('${trap('onload')}')">
    <svg onload="fetch('${trap('svg')}')"><image href="${trap('svg-image')}"/><script>fetch('${trap('svg-script')}')</script></svg>
    <link rel="stylesheet" href="${trap('css')}"><link rel="preload" as="image" href="${trap('preload')}"><link rel="dns-prefetch" href="//trap.invalid">
    <style>@import url(${trap('import')}); body { background: url(${trap('background')}) }</style>
    <iframe src="${trap('frame')}"></iframe><iframe srcdoc="<script>fetch('${trap('srcdoc')}')</script>"></iframe>
    <object data="${trap('object')}"></object><embed src="${trap('embed')}"><video src="${trap('video')}" poster="${trap('poster')}" autoplay></video>
    <audio src="${trap('audio')}" autoplay></audio><input type="image" src="${trap('input')}" autofocus onfocus="fetch('${trap('focus')}')">
    <meta http-equiv="refresh" content="0;url=${trap('refresh')}"><base href="${origin}/">
    <details open ontoggle="fetch('${trap('toggle')}')"></details><body onload="fetch('${trap('body')}')">
    <a href="javascript:fetch('${trap('link')}')">a link</a><form action="${trap('form')}"><button autofocus>x</button></form>`;
}

describe('a website, read by the built extension', () => {
  let blog: BlogServer;
  let extension: RunningExtension;
  let page: Page;

  beforeAll(async () => {
    blog = await startBlogServer();
    fill(blog);
    extension = await launchExtension();
    page = await extension.openPage('options.html');
  });
  afterAll(async () => {
    await extension?.close();
    await blog?.close();
  });

  const send = (type: string, data: object) =>
    page.evaluate(
      ([name, content]) =>
        (
          globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<unknown> } } }
        ).chrome.runtime.sendMessage({
          drafthand: 1,
          to: 'background',
          type: name,
          data: content,
        }),
      [type, data] as const,
    );
  const rowsOf = <Row>(table: string) =>
    page.evaluate(
      (name) =>
        new Promise<unknown>((resolve, reject) => {
          const opening = indexedDB.open('drafthand');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const reading = opening.result.transaction(name).objectStore(name).getAll();
            reading.onsuccess = () => {
              opening.result.close();
              resolve(reading.result);
            };
          };
        }),
      table,
    ) as Promise<Row[]>;

  /** The run once it is over, with its items by the path of their names. */
  async function runOf(
    type: string,
    data: object,
  ): Promise<{ run: ImportRun; items: Map<string, ImportItem> }> {
    const answer = (await send(type, data)) as { ok: true; value: { importId: string } };
    expect(answer).toMatchObject({ ok: true });
    const { importId } = answer.value;
    const row = async () => (await rowsOf<ImportRun>('imports')).find(({ id }) => id === importId);
    await expect.poll(async () => (await row())?.state, { timeout: 60_000 }).toMatch(/done|failed/);
    const items = (await rowsOf<ImportItem>('importItems')).filter((item) => item.importId === importId);
    return {
      run: (await row()) as ImportRun,
      items: new Map(items.map((item) => [item.name.replace(blog.origin, ''), item])),
    };
  }

  const importSite = () =>
    runOf('import/site', { url: `${blog.origin}/`, sitemapUrls: [`${blog.origin}/sitemap.xml.gz`] });

  it('shows what it has before anything is imported', async () => {
    const answer = (await send('site/discover', { url: `${blog.origin}/` })) as {
      ok: true;
      value: SiteDiscovery;
    };
    expect(answer).toMatchObject({ ok: true, value: { title: 'Mara', pageCount: 8, leftOutCount: 1 } });
    expect(answer.value.sitemaps).toEqual([{ url: `${blog.origin}/sitemap.xml.gz`, pageCount: 10 }]);
    expect(answer.value.feeds).toMatchObject([{ url: `${blog.origin}/feed.xml`, entryCount: 1 }]);
    expect(answer.value.problems).toMatchObject([{ code: 'robots-disallow', values: { count: 1 } }]);
    expect(await rowsOf('documents')).toEqual([]);
    expect(blog.mostAtOnce).toBeLessThanOrEqual(2);
  });

  it('is imported page by page, politely, with a reason for everything left out', async () => {
    blog.requests.length = 0;
    const { run, items } = await importSite();
    const outcomes = Object.fromEntries(
      [...items].map(([path, { state, error }]) => [path, error?.code ?? state]),
    );
    expect(outcomes).toEqual({
      '/posts/one': 'new',
      '/posts/two': 'new',
      '/posts/slow': 'new',
      '/posts/busy': 'new',
      '/posts/hostile': 'new',
      '/posts/circle': 'redirect-not-followed',
      '/posts/members': 'page-needs-login',
      '/posts/picture': 'page-not-html',
      '/secret/draft': 'robots-disallow',
    });
    expect(run.counts).toMatchObject({ new: 5, skipped: 2, failed: 2 });
    expect(blog.requests.filter(({ path }) => path === '/posts/busy').map(({ status }) => status)).toEqual([
      429, 200,
    ]);
    expect(blog.requests.some(({ path }) => path.startsWith('/secret'))).toBe(false);
    expect(blog.mostAtOnce).toBeLessThanOrEqual(2);
  });

  it.each([
    ['/hostile-feed.xml', { state: 'done', counts: { new: 1 } }],
    ['/laughs.xml', { state: 'done', counts: { new: 1 } }],
    ['/posts/circle', { state: 'failed', error: { code: 'redirect-not-followed' } }],
    ['/posts/members', { state: 'failed', error: { code: 'page-needs-login' } }],
    ['/posts/picture', { state: 'failed', error: { code: 'feed-unreadable' } }],
  ])('has a feed at %s that is read, or refused by name', async (path, expected) => {
    expect((await runOf('import/url', { url: blog.origin + path, kind: 'feed' })).run).toMatchObject(
      expected,
    );
  });

  it('is never executed, and nothing its pages name is fetched', async () => {
    const texts = (await rowsOf<{ text: string }>('passages')).map(({ text }) => text).join('\n');
    expect(texts).toContain('Beware');
    expect(texts).not.toMatch(/fetch\(|trap/);
    const links = (await rowsOf<{ url: string }>('links')).map(({ url }) => url);
    expect(links.filter((url) => /javascript|trap/.test(url))).toEqual([]);
    expect(blog.requests.filter(({ path }) => path.startsWith('/trap'))).toEqual([]);
  });

  it('is asked conditionally the next time', async () => {
    blog.requests.length = 0;
    const { run } = await importSite();
    expect(run.counts).toMatchObject({ new: 0, changed: 0, unchanged: 5, skipped: 2 });
    const posts = blog.requests.filter(({ path }) => /^\/posts\/(?:one|two|slow|busy|hostile)$/.test(path));
    expect(posts.map(({ status }) => status)).toEqual([304, 304, 304, 304, 304]);
  });
});

function fill(blog: BlogServer): void {
  const { origin, pages } = blog;
  const paths = ['one', 'two', 'slow', 'busy', 'hostile', 'circle', 'members', 'picture'].map(
    (name) => `/posts/${name}`,
  );
  pages.set('/robots.txt', {
    type: 'text/plain',
    body: `User-agent: *\nDisallow: /secret/\nSitemap: ${origin}/sitemap.xml.gz\n`,
  });
  pages.set(
    '/sitemap.xml.gz',
    packedSitemap([...paths, '/secret/draft', '/tag/sql/'].map((path) => origin + path)),
  );
  pages.set('/', {
    body: '<title>Mara</title><link rel="alternate" type="application/rss+xml" href="/feed.xml"><p>Hi',
  });
  pages.set('/feed.xml', {
    type: 'application/rss+xml',
    body: `<rss version="2.0"><channel><title>Mara</title><item><title>One</title><link>${origin}/posts/one</link><description><![CDATA[${hostile(origin)}]]></description></item></channel></rss>`,
  });
  const item = (content: string) =>
    `<rss version="2.0"><channel><title>F</title><item><title>Whole</title><guid isPermaLink="false">${content.length}</guid><description><![CDATA[<p>Beware: ${words.repeat(6)}</p>${content}<p>${words}</p>]]></description></item></channel></rss>`;
  pages.set('/hostile-feed.xml', { type: 'application/rss+xml', body: item(hostile(origin)) });
  const laughs = Array.from(
    { length: 9 },
    (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
  );
  pages.set('/laughs.xml', {
    type: 'application/rss+xml',
    body: `<!DOCTYPE rss [<!ENTITY l0 "lol">${laughs.join('')}<!ENTITY x SYSTEM "${origin}/trap/entity">]>${item('').replace(']]>', ']]>&l9;&x;')}`,
  });
  for (const name of ['one', 'two', 'slow']) blog.post(`/posts/${name}`, article(`Text ${name}`));
  blog.post('/posts/hostile', article('Beware', hostile(origin)));
  blog.post('/posts/busy', article('Text that was busy'));
  const calm = pages.get('/posts/busy');
  pages.set('/posts/busy', (request, times) => {
    if (times === 1) return { status: 429, headers: { 'retry-after': '1' } };
    return typeof calm === 'function' ? calm(request, times) : { status: 500 };
  });
  const slow = pages.get('/posts/slow');
  pages.set('/posts/slow', (request, times) => ({
    ...(typeof slow === 'function' ? slow(request, times) : {}),
    after: 700,
  }));
  pages.set('/posts/circle', { status: 302, headers: { location: `${origin}/posts/round` } });
  pages.set('/posts/round', { status: 302, headers: { location: `${origin}/posts/circle` } });
  pages.set('/posts/members', { status: 302, headers: { location: `${origin}/login?next=members` } });
  pages.set('/login?next=members', { body: '<h1>Welcome back</h1><form><input type="password"></form>' });
  pages.set('/posts/picture', { type: 'image/png', body: 'PNG' });
}
