import { type LinkAnswer, retryAfterOf } from '../core/library/judge-link';

/** Milliseconds after which a server that has not begun to answer is left alone. */
const longestAnswer = 15_000;

export interface LinkAskerOptions {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  now: () => number;
  timeout?: number;
}

/**
 * Asks for one address as a link check does: without cookies, referrer or cache, following redirects,
 * and without reading what comes after the headers. Only an abort by the caller's signal is thrown.
 */
export function createLinkAsker({ fetch, now, timeout = longestAnswer }: LinkAskerOptions) {
  return async (url: string, method: LinkAnswer['method'], signal: AbortSignal): Promise<LinkAnswer> => {
    const late = AbortSignal.timeout(timeout);
    const request = (redirect: RequestRedirect) =>
      fetch(url, {
        method,
        signal: AbortSignal.any([signal, late]),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        redirect,
      });
    try {
      const response = await request('follow');
      leave(response);
      const retryAfter = retryAfterOf(response.headers.get('retry-after'), now());
      return {
        method,
        status: response.status,
        url: response.url || url,
        ...(retryAfter === undefined ? {} : { retryAfter }),
      };
    } catch {
      signal.throwIfAborted();
      if (late.aborted) return { method, isTimeout: true };
      // Some servers hang up on HEAD; GET is asked next.
      if (method === 'HEAD') return { method };
    }
    try {
      // A redirect to a site without access fails like a broken connection, unless it is not followed.
      const response = await request('manual');
      leave(response);
      const isRedirect = response.type === 'opaqueredirect' || Math.floor(response.status / 100) === 3;
      return { method, ...(isRedirect ? { leadsOut: true as const } : {}) };
    } catch {
      signal.throwIfAborted();
      return { method, ...(late.aborted ? { isTimeout: true as const } : {}) };
    }
  };
}

/** Not waited for: an answer that never ends would hold up the next link. */
function leave(response: Response): void {
  void response.body?.cancel().catch(() => undefined);
}
