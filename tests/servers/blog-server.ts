import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** What a page answers; a function decides for each request, counted from 1. */
export interface BlogAnswer {
  status?: number;
  type?: string;
  body?: string | Uint8Array;
  headers?: Record<string, string>;
  /** Milliseconds until the answer. */
  after?: number;
}

export interface BlogRequest {
  path: string;
  headers: IncomingMessage['headers'];
  status: number;
}

/** A website on this machine that notes every request. */
export interface BlogServer {
  origin: string;
  requests: BlogRequest[];
  /** The most requests that were open at the same time. */
  mostAtOnce: number;
  pages: Map<string, BlogAnswer | ((request: IncomingMessage, times: number) => BlogAnswer)>;
  /** A post with an ETag, which is answered with 304 to whom knows it. */
  post(path: string, html: string): void;
  close(): Promise<void>;
}

export async function startBlogServer(): Promise<BlogServer> {
  const times = new Map<string, number>();
  let open = 0;
  const blog: BlogServer = {
    origin: '',
    requests: [],
    mostAtOnce: 0,
    pages: new Map(),
    post(path, body) {
      const etag = `"${body.length}"`;
      blog.pages.set(path, ({ headers }) =>
        headers['if-none-match'] === etag ? { status: 304 } : { body, headers: { etag } },
      );
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    open += 1;
    blog.mostAtOnce = Math.max(blog.mostAtOnce, open);
    response.on('close', () => {
      open -= 1;
    });
    times.set(path, (times.get(path) ?? 0) + 1);
    const page = blog.pages.get(path);
    const answer = typeof page === 'function' ? page(request, times.get(path) ?? 1) : page;
    blog.requests.push({ path, headers: request.headers, status: answer ? (answer.status ?? 200) : 404 });
    setTimeout(() => send(response, answer ?? { status: 404 }), answer?.after ?? 20);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  blog.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return blog;
}

function send(
  response: ServerResponse,
  { status = 200, type = 'text/html', body, headers }: BlogAnswer,
): void {
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(body);
}

/** A sitemap of these addresses, packed. */
export function packedSitemap(urls: string[]): BlogAnswer {
  const entries = urls.map((url) => `<url><loc>${url}</loc></url>`).join('');
  const xml = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries}</urlset>`;
  return { type: 'application/gzip', body: gzipSync(xml) };
}
