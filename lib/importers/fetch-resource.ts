import { DrafthandError } from '../core/errors';
import { retryAfterOf } from '../core/library/judge-link';

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** What came back from an address. */
export interface FetchedResource {
  /** The address after redirects. */
  url: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Lower-case media type without parameters; '' when the server does not say. */
  mediaType: string;
  charset?: string;
  etag?: string;
  lastModified?: string;
}

export interface FetchOptions {
  fetch: Fetch;
  signal?: AbortSignal;
  /** Milliseconds for the whole answer. */
  timeout?: number;
  /** Bytes after which reading stops. */
  limit?: number;
  /** Validators of the last answer; an unchanged resource gives undefined. */
  known?: { etag?: string; lastModified?: string };
}

const usualTimeout = 30_000;
const usualLimit = 10_000_000;

/**
 * Gets a public page or feed, without cookies or referrer. Undefined when the server says it is the
 * one already known. Throws `page-needs-login` (401, 407), `site-busy` (429, 503; with the seconds to
 * wait where the server says them), `http-error`, `file-too-large`, `timed-out`,
 * `redirect-not-followed` (in a circle, or to where Drafthand may not read), `network-down`; an abort
 * by the caller's signal is rethrown as it is.
 */
export async function fetchResource(
  url: string,
  options: FetchOptions,
): Promise<FetchedResource | undefined> {
  const timeout = AbortSignal.timeout(options.timeout ?? usualTimeout);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  try {
    const response = await options.fetch(url, {
      signal,
      headers: conditionalHeaders(options.known),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'follow',
      cache: 'no-cache',
    });
    if (response.status === 304) return undefined;
    if (!response.ok) throw statusError(response);
    const bytes = await readBytes(response, options.limit ?? usualLimit);
    return { url: response.url || url, bytes, ...headersOf(response) };
  } catch (thrown) {
    options.signal?.throwIfAborted();
    if (thrown instanceof DrafthandError) throw thrown;
    if (timeout.aborted) throw new DrafthandError({ code: 'timed-out', detail: url });
    if (await isRedirect(url, options.fetch, signal)) {
      throw new DrafthandError({ code: 'redirect-not-followed', detail: url });
    }
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    throw new DrafthandError({ code: 'network-down', detail: `${url}: ${detail}` });
  }
}

/** A browser does not say why it could not get an address; whether that redirects can be asked. */
async function isRedirect(url: string, fetch: Fetch, signal: AbortSignal): Promise<boolean> {
  try {
    const options = { credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'manual' } as const;
    const response = await fetch(url, { ...options, signal });
    await response.body?.cancel();
    return response.type === 'opaqueredirect';
  } catch {
    return false;
  }
}

function conditionalHeaders(known: FetchOptions['known']): Record<string, string> {
  const headers: Record<string, string> = {};
  if (known?.etag) headers['If-None-Match'] = known.etag;
  if (known?.lastModified) headers['If-Modified-Since'] = known.lastModified;
  return headers;
}

function statusError(response: Response): DrafthandError {
  const status = response.status;
  const detail = `${status} ${response.statusText}`.trim();
  if (status === 429 || status === 503) {
    const wait = retryAfterOf(response.headers.get('retry-after'), Date.now());
    const values = { status, ...(wait === undefined ? undefined : { seconds: Math.ceil(wait / 1000) }) };
    return new DrafthandError({ code: 'site-busy', detail, values });
  }
  const code = status === 401 || status === 407 ? 'page-needs-login' : 'http-error';
  return new DrafthandError({ code, detail, values: { status } });
}

function headersOf(
  response: Response,
): Pick<FetchedResource, 'mediaType' | 'charset' | 'etag' | 'lastModified'> {
  const [mediaType = '', ...parameters] = (response.headers.get('content-type') ?? '')
    .toLowerCase()
    .split(';');
  const charset = /charset\s*=\s*"?([\w-]+)/u.exec(parameters.join(';'))?.[1];
  return {
    mediaType: mediaType.trim(),
    charset,
    etag: response.headers.get('etag') ?? undefined,
    lastModified: response.headers.get('last-modified') ?? undefined,
  };
}

/** Reads a body up to the limit, whatever length the server announces. */
async function readBytes(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new DrafthandError({ code: 'file-too-large', values: { megabytes: Math.round(limit / 1_000_000) } });
  if (Number(response.headers.get('content-length') ?? 0) > limit) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
  return joined(chunks, length);
}

function joined(chunks: Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
