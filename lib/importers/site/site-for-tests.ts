import type { Fetch } from '../fetch-resource';
import type { Wait } from './visitor';

interface Page {
  body: string | Uint8Array<ArrayBuffer>;
  type?: string;
  status?: number;
  headers?: Record<string, string>;
}

/** One host with fixed answers, and a clock that only moves by waiting. */
export class FakeSite {
  readonly requests: string[] = [];
  readonly pages = new Map<string, Page | (() => Page | Promise<Page>)>();
  /** Milliseconds that were waited, one after another. */
  readonly waits: number[] = [];
  /** The most requests that were open at the same time. */
  mostAtOnce = 0;
  time = 1_000_000;
  #open = 0;

  constructor(readonly origin = 'https://mara.example') {}

  serve(path: string, body: Page['body'], type = 'text/html', more: Partial<Page> = {}): void {
    this.pages.set(path, { body, type, ...more });
  }

  readonly wait: Wait = async (milliseconds) => {
    this.waits.push(milliseconds);
    this.time += milliseconds;
  };

  readonly now = () => this.time;

  readonly fetch: Fetch = async (url, init) => {
    init?.signal?.throwIfAborted();
    this.requests.push(url.replace(this.origin, ''));
    this.#open += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#open);
    try {
      const found = this.pages.get(url.replace(this.origin, ''));
      const page = (typeof found === 'function' ? await found() : found) ?? { body: '', status: 404 };
      await Promise.resolve();
      const headers = { 'content-type': page.type ?? 'text/html', ...page.headers };
      const response = new Response(page.status === 304 ? null : page.body, {
        status: page.status ?? 200,
        headers,
      });
      Object.defineProperty(response, 'url', { value: page.headers?.location ?? url });
      return response;
    } finally {
      this.#open -= 1;
    }
  };

  get options() {
    return { fetch: this.fetch, wait: this.wait, now: this.now };
  }
}

/** A sitemap of addresses, each with the day it was last changed where one is given. */
export function sitemapOf(pages: Array<string | [url: string, lastmod: string]>): string {
  const entries = pages.map((page) => {
    const [url, lastmod] = typeof page === 'string' ? [page] : page;
    return `<url><loc>${url}</loc>${lastmod ? `<lastmod>${lastmod}</lastmod>` : ''}</url>`;
  });
  return `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>`;
}

/** The same bytes, packed. */
export async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
