import { createImportRunner } from '../entrypoints/offscreen/run-import';
import type { Fetch } from '../lib/importers/fetch-resource';
import { openDatabase } from '../lib/store/database';
import { createExemplarStore } from '../lib/store/exemplar-store';
import { createImportQueue } from '../lib/store/import-queue';
import { createLibraryWriter } from '../lib/store/library-writer';
import { createPageFetches } from '../lib/store/page-fetches';
import { createAuthor } from '../tests/generators/invented-posts';

const home = 'https://owner.example/';

/** Figures of one reading of the site. */
interface SiteReading {
  seconds: number;
  requests: number;
  answers304: number;
  counts: object | undefined;
}

/**
 * Runs inside a page of a real browser: imports a site of so many invented pages, then reads it twice again
 * unchanged, first with the dates its sitemap had, then with a sitemap without dates. Its server is a
 * function that answers at once, so the times are the importer's own.
 */
async function readSite({ count }: { count: number }) {
  const db = openDatabase(`site-${crypto.randomUUID()}`);
  const server = createServer(count);
  const queue = createImportQueue(db);
  const runner = createImportRunner({
    queue,
    writer: createLibraryWriter(db, { now: Date.now }),
    exemplars: createExemplarStore(db),
    pages: createPageFetches(db),
    fetch: server.fetch,
    now: Date.now,
  });

  async function read(): Promise<SiteReading> {
    server.statuses.length = 0;
    const started = performance.now();
    const source = { kind: 'website', label: 'site', address: home } as const;
    const run = await queue.start(source, [{ name: home, input: { kind: 'site', url: home } }]);
    await runner.workOff();
    return {
      seconds: (performance.now() - started) / 1000,
      requests: server.statuses.length,
      answers304: server.statuses.filter((status) => status === 304).length,
      counts: (await queue.run(run.id))?.counts,
    };
  }

  const first = await read();
  const sameDates = await read();
  server.dropDates();
  const withoutDates = await read();
  const figures = { first, sameDates, withoutDates, documents: await db.documents.count() };
  await db.delete();
  return figures;
}

function createServer(count: number) {
  const author = createAuthor(7);
  const statuses: number[] = [];
  const pages = new Map<string, string>();
  for (let number = 0; number < count; number += 1) {
    const { title, paragraphs } = author.post(6);
    const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
    const name = `${title} ${number}`;
    pages.set(
      `${home}posts/${number}`,
      `<html lang="en"><head><title>${name}</title></head><body><article><h1>${name}</h1>${text}</article></body></html>`,
    );
  }
  let date = '<lastmod>2026-01-01</lastmod>';
  const sitemap = () => {
    const entries = [...pages.keys()].map((url) => `<url><loc>${url}</loc>${date}</url>`);
    return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>`;
  };
  const answerTo = (url: string, known: string | null): Response => {
    if (url === home) return html('<title>Home</title>');
    if (url === `${home}sitemap.xml`) return html(sitemap(), { 'content-type': 'text/xml' });
    const page = pages.get(url);
    if (page === undefined) return new Response('', { status: 404 });
    const etag = `"${page.length}"`;
    return known === etag ? new Response(null, { status: 304 }) : html(page, { etag });
  };
  const fetch: Fetch = async (url, init) => {
    const response = answerTo(url, new Headers(init?.headers).get('if-none-match'));
    statuses.push(response.status);
    return response;
  };
  return {
    fetch,
    statuses,
    dropDates: () => {
      date = '';
    },
  };
}

function html(body: string, headers: Record<string, string> = {}): Response {
  return new Response(body, { headers: { 'content-type': 'text/html', ...headers } });
}

Object.assign(globalThis, { importerPage: { readSite } });
