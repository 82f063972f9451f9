import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeSelfSigned } from './self-signed';

/** What a page of the make-believe web answers; absent fields: 200, at once. */
export interface PageAnswer {
  status?: number;
  /** To HEAD alone. */
  headStatus?: number;
  /** Where it redirects to: an address of the make-believe web. */
  redirect?: string;
  retryAfter?: string;
  /** Never answers, or hangs up without an answer. */
  silence?: 'slow' | 'hang-up';
  /** Sends a body that never ends. */
  isEndless?: true;
}

/** A request as it arrived. */
export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
}

/** One real HTTP server that stands for many https sites. */
export interface LinkServer {
  port: number;
  pages: Map<string, PageAnswer>;
  seen: SeenRequest[];
  /** Most requests that waited for an answer at the same time: at one site, and of different sites. */
  most: { perSite: number; sites: number };
  /** Asks the server for an address of the make-believe web. */
  fetch(url: string, init: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/**
 * Starts the server on a free port. An address nobody put up is answered 404. `isSecure`: it speaks TLS
 * and is asked under the names of the sites, by a browser that is led to it.
 */
export async function startLinkServer({ isSecure = false } = {}): Promise<LinkServer> {
  const pages: LinkServer['pages'] = new Map();
  const seen: SeenRequest[] = [];
  const most = { perSite: 0, sites: 0 };
  const open: string[] = [];
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    const url = isSecure ? `https://${request.headers.host}${request.url}` : `https:/${request.url}`;
    seen.push({ method: request.method ?? '', url, headers: request.headers });
    const page = pages.get(url) ?? { status: 404 };
    answer(page, isSecure ? page.redirect : page.redirect?.replace('https:/', ''), request, response);
  };
  const server = isSecure ? createSecureServer(makeSelfSigned(), serve) : createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  return {
    port,
    pages,
    seen,
    most,
    async fetch(url, init) {
      const site = new URL(url).host;
      open.push(site);
      most.perSite = Math.max(most.perSite, open.filter((one) => one === site).length);
      most.sites = Math.max(most.sites, new Set(open).size);
      try {
        const response = await fetch(`${base}/${url.replace('https://', '')}`, init);
        const answered = response.url.replace(`${base}/`, 'https://');
        return Object.defineProperty(response, 'url', { value: answered });
      } finally {
        open.splice(open.indexOf(site), 1);
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  page: PageAnswer,
  location: string | undefined,
  { method }: IncomingMessage,
  response: ServerResponse,
): void {
  if (page.silence === 'slow') return;
  if (page.silence === 'hang-up') return void response.destroy();
  if (page.retryAfter) response.setHeader('Retry-After', page.retryAfter);
  if (location) {
    response.writeHead(page.status ?? 301, { Location: location }).end();
    return;
  }
  const status = method === 'HEAD' ? (page.headStatus ?? page.status ?? 200) : (page.status ?? 200);
  response.writeHead(status);
  if (page.isEndless && method === 'GET') response.write('<html>');
  else response.end();
}
