import { describe, expect, it } from 'vitest';
import { discoverSite } from './discover-site';
import { listSite } from './list-site';
import { FakeSite, gzip, sitemapOf } from './site-for-tests';

const home = 'https://mara.example/';
const codeOf = (code: string) => ({ appError: { code } });

const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Mara writes</title>
<item><title>Two</title><link>https://mara.example/two</link><pubDate>Tue, 20 Apr 2021 10:00:00 GMT</pubDate></item>
<item><title>One</title><link>http://www.mara.example/one?utm_source=feed</link><pubDate>Mon, 6 Jan 2020 10:00:00 GMT</pubDate></item>
</channel></rss>`;

function startPage(head = '', body = '<p>Hello</p>'): string {
  return `<html><head><title>Mara  writes</title>${head}</head><body>${body}</body></html>`;
}

describe('discoverSite', () => {
  it('finds sitemaps by robots.txt and the feed by the start page, and says what is there', async () => {
    const site = new FakeSite();
    site.serve(
      '/robots.txt',
      'User-agent: *\nDisallow: /private/\nSitemap: https://mara.example/maps.xml',
      'text/plain',
    );
    site.serve(
      '/maps.xml',
      '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://mara.example/posts.xml.gz</loc></sitemap><sitemap><loc>https://mara.example/post_tag-sitemap.xml</loc></sitemap></sitemapindex>',
      'application/xml',
    );
    const posts = sitemapOf([
      home,
      ['https://mara.example/two', '2023-01-02'],
      ['https://mara.example/three', '2022-05-05'],
      'https://mara.example/tag/sql/',
      'https://mara.example/2021/04/',
      'https://mara.example/photo.jpg',
      'https://elsewhere.example/one',
    ]);
    site.serve('/posts.xml.gz', await gzip(posts), 'application/gzip');
    site.serve('/', startPage('<link rel="alternate" type="application/rss+xml" href="/feed.xml">'));
    site.serve('/feed.xml', feed, 'application/rss+xml');
    expect(await discoverSite(home, site.options)).toEqual({
      url: home,
      title: 'Mara writes',
      feeds: [{ url: 'https://mara.example/feed.xml', title: 'Mara writes', entryCount: 2 }],
      sitemaps: [{ url: 'https://mara.example/maps.xml', pageCount: 7 }],
      pageCount: 3,
      leftOutCount: 3,
      earliest: Date.UTC(2020, 0, 6, 10),
      latest: Date.UTC(2022, 4, 5),
      samplePages: [
        { url: 'https://mara.example/three', modifiedAt: Date.UTC(2022, 4, 5) },
        {
          url: 'https://mara.example/two',
          title: 'Two',
          publishedAt: Date.UTC(2021, 3, 20, 10),
          modifiedAt: Date.UTC(2023, 0, 2),
        },
        { url: 'https://mara.example/one', title: 'One', publishedAt: Date.UTC(2020, 0, 6, 10) },
      ],
      problems: [],
    });
    expect(site.requests).not.toContain('/post_tag-sitemap.xml');
    expect(site.mostAtOnce).toBeLessThanOrEqual(2);
  });

  it('finds both at the usual places', async () => {
    const site = new FakeSite();
    site.serve('/', startPage());
    site.serve('/sitemap_index.xml', sitemapOf(['https://mara.example/one']), 'text/xml');
    site.serve('/atom.xml', feed, 'text/xml');
    const found = await discoverSite(home, site.options);
    expect(found.sitemaps.map(({ url }) => url)).toEqual(['https://mara.example/sitemap_index.xml']);
    expect(found.feeds.map(({ url }) => url)).toEqual(['https://mara.example/atom.xml']);
    expect(found.pageCount).toBe(2);
  });

  it('takes the links of the start page where there is no sitemap', async () => {
    const site = new FakeSite();
    const links = [
      '/one',
      'two',
      '/one#part',
      '/one?share=x',
      '/tag/x',
      'https://elsewhere.example/',
      'mailto:a@b.example',
    ];
    site.serve('/', startPage('', links.map((href) => `<a href="${href}">x</a>`).join('')));
    const { pages } = await listSite(home, site.options);
    expect(pages.map(({ url }) => url)).toEqual(['https://mara.example/one', 'https://mara.example/two']);
  });

  it('takes a year for an archive only when there are pages below it', async () => {
    const site = new FakeSite();
    site.serve('/', startPage());
    const paths = ['2021/', '2021/sql', 'blog/2020', 'blog/2020/03/a', 'posts/1984', 'posts/2020'];
    site.serve('/sitemap.xml', sitemapOf(paths.map((path) => home + path)));
    const { pages, leftOut } = await listSite(home, site.options);
    expect(leftOut.map((url) => url.slice(home.length))).toEqual(['2021/', 'blog/2020']);
    expect(pages).toHaveLength(4);
  });

  it('stays within the folder it is given, but for what the feed has', async () => {
    const site = new FakeSite();
    site.serve('/@mara', startPage('<link rel="alternate" type="application/rss+xml" href="/feed.xml">'));
    site.serve('/feed.xml', feed, 'application/rss+xml');
    site.serve(
      '/sitemap.xml',
      sitemapOf(['https://mara.example/@mara/a', 'https://mara.example/@marais/b', 'https://mara.example/c']),
    );
    const { pages } = await listSite('https://mara.example/@mara', site.options);
    expect(pages.map(({ url }) => new URL(url).pathname).sort()).toEqual(['/@mara/a', '/one', '/two']);
  });

  it('reads sitemaps that are damaged, and expands no entity of one', async () => {
    const site = new FakeSite();
    site.serve('/', startPage());
    const laughs = `<!DOCTYPE x [<!ENTITY a "https://mara.example/laugh"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
    const cut = sitemapOf(['https://mara.example/one', 'https://mara.example/two?a=1&b=2']).replace(
      '</urlset>',
      '',
    );
    site.serve(
      '/robots.txt',
      'Sitemap: https://mara.example/a.xml\nSitemap: https://mara.example/b.xml',
      'text/plain',
    );
    site.serve('/a.xml', cut, 'text/xml');
    site.serve(
      '/b.xml',
      `${laughs}<urlset><url><loc>&b;</loc></url><url><loc>https://mara.example/three</loc></url></urlset>`,
    );
    const { pages } = await listSite(home, site.options);
    expect(pages.map(({ url }) => url).sort()).toEqual([
      'https://mara.example/one',
      'https://mara.example/three',
      'https://mara.example/two?a=1&b=2',
    ]);
  });

  it('names what it could not read and goes on without', async () => {
    const site = new FakeSite();
    site.serve('/', startPage('<link rel="alternate" type="application/atom+xml" href="/feed">'));
    site.serve('/feed', '<p>no feed</p>');
    site.serve(
      '/robots.txt',
      'Sitemap: https://mara.example/gone.xml\nSitemap: https://cdn.example/s.xml\nSitemap: https://mara.example/s.txt',
      'text/plain',
    );
    site.serve('/s.txt', 'https://mara.example/one\nhttps://mara.example/two\n', 'text/plain');
    const { problems, pageCount } = await discoverSite(home, site.options);
    expect(pageCount).toBe(2);
    expect(problems.map(({ code }) => code)).toEqual([
      'sitemap-unreadable',
      'sitemap-elsewhere',
      'feed-unreadable',
    ]);
  });

  it('asks nothing that robots.txt rules out', async () => {
    const site = new FakeSite();
    site.serve('/', startPage());
    site.serve('/robots.txt', 'User-agent: *\nDisallow: /', 'text/plain');
    await expect(discoverSite(home, site.options)).rejects.toMatchObject(codeOf('robots-disallow'));
    expect(site.requests).toEqual(['/robots.txt']);
    site.serve('/robots.txt', 'User-agent: *\nDisallow: /\n\nUser-agent: Drafthand\nAllow: /', 'text/plain');
    site.serve('/sitemap.xml', sitemapOf(['https://mara.example/one']));
    expect((await discoverSite(home, site.options)).pageCount).toBe(1);
  });

  it('says that a site is behind a login, has no pages, or does not say what may be read', async () => {
    const site = new FakeSite();
    site.serve('/', '<form><input type="password"></form>');
    await expect(discoverSite(home, site.options)).rejects.toMatchObject(codeOf('page-needs-login'));
    site.serve('/', startPage());
    await expect(discoverSite(home, site.options)).rejects.toMatchObject(codeOf('no-pages-found'));
    site.pages.set('/robots.txt', { body: '', status: 500 });
    await expect(discoverSite(home, site.options)).rejects.toMatchObject(codeOf('http-error'));
  });

  it('does not take a sitemap that is missing now for an empty site', async () => {
    const site = new FakeSite();
    site.serve('/', startPage('', '<a href="/one">x</a>'));
    const known = { sitemapUrls: ['https://mara.example/sitemap.xml'] };
    await expect(listSite(home, site.options, known)).rejects.toMatchObject(codeOf('sitemap-unreadable'));
  });
});
