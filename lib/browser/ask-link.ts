import { type LinkAnswer, retryAfterOf } from '../core/library/judge-link';

/** Milliseconds after which a server that has not begun to answer is left alone. */
const longestAnswer = 15_000;

/**
 * Asks for one address as a link check does: without cookies, referrer or cache, following redirects,
 * and without reading what comes after the headers. Only an abort by the caller's signal is thrown.
 */
export function createLinkAsker({
  fetch,
  now,
  timeout = longestAnswer,
}: {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  now: () => number;
  timeout?: number;
}) {
  return async (url: string, method: LinkAnswer['method'], signal: AbortSignal): Promise<LinkAnswer> => {
    const late = AbortSignal.timeout(timeout);
    try {
      const response = await fetch(url, {
        method,
        signal: AbortSignal.any([signal, late]),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        redirect: 'follow',
      });
      // Not awaited: an answer that never ends would hold up the next link.
      void response.body?.cancel().catch(() => undefined);
      const retryAfter = retryAfterOf(response.headers.get('retry-after'), now());
      return {
        method,
        status: response.status,
        url: response.url || url,
        ...(retryAfter === undefined ? {} : { retryAfter }),
      };
    } catch {
      signal.throwIfAborted();
      return { method, ...(late.aborted ? { isTimeout: true as const } : {}) };
    }
  };
}
