import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A text of the owner, with a word that no other text or version of it has. */
export interface SitePost {
  title: string;
  path: string;
  body: string;
  marker: string;
}

/** A site on this computer with a feed of whole texts and pages in a sitemap, all of which can change. */
export interface KillSite {
  origin: string;
  feed: SitePost[];
  pages: SitePost[];
  /** Every answer is an error of the server. */
  isDown: boolean;
  close(): Promise<void>;
}

/** Milliseconds a page takes, so that there are moments to kill at. */
const pageDelay = 15;

/** Starts the site on a free port. */
export async function startKillSite(): Promise<KillSite> {
  const site = { feed: [] as SitePost[], pages: [] as SitePost[], isDown: false };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site.invalid').pathname;
    const answer = (type: string, body: string) => {
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
    };
    const page = [...site.pages, ...site.feed].find((post) => post.path === path);
    if (site.isDown) response.writeHead(500).end();
    else if (path === '/feed.xml') answer('application/rss+xml', feedOf(site.feed, origin));
    else if (path === '/sitemap.xml') answer('application/xml', sitemapOf(site.pages, origin));
    else if (page) setTimeout(() => answer('text/html', pageOf(page)), pageDelay);
    else if (path === '/') answer('text/html', homePage);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(site, {
    origin,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

const homePage =
  '<!doctype html><html lang="en"><head><title>Home</title></head><body><p>Hello.</p></body></html>';

/** Every other entry has its whole text, the others are read from their pages. */
function feedOf(posts: SitePost[], origin: string): string {
  const items = posts.map(({ title, path, body }, index) => {
    const text = index % 2 === 0 ? paragraphs(body) : '<p>More on the page …</p>';
    return `<item><title>${title}</title><link>${origin}${path}</link><guid>${origin}${path}</guid><content:encoded><![CDATA[${text}]]></content:encoded></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Feed</title>${items.join('')}</channel></rss>`;
}

function sitemapOf(posts: SitePost[], origin: string): string {
  const urls = posts.map(({ path }) => `<url><loc>${origin}${path}</loc></url>`);
  return `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`;
}

function pageOf({ title, body }: SitePost): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>${paragraphs(body)}</article></body></html>`;
}

function paragraphs(body: string): string {
  return body
    .split('\n\n')
    .map((text) => `<p>${text}</p>`)
    .join('');
}
