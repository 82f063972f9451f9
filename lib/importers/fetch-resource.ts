import { DrafthandError } from '../core/errors';

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** What came back from an address. */
export interface FetchedResource {
  /** The address after redirects. */
  url: string;
  bytes: Uint8Array;
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
 * one already known. Throws `page-needs-login` (401, 407), `http-error`, `file-too-large`,
 * `timed-out`, `network-down`; an abort by the caller's signal is rethrown as it is.
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
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    throw new DrafthandError({ code: 'network-down', detail: `${url}: ${detail}` });
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
  const code = status === 401 || status === 407 ? 'page-needs-login' : 'http-error';
  const detail = `${status} ${response.statusText}`.trim();
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
async function readBytes(response: Response, limit: number): Promise<Uint8Array> {
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

function joined(chunks: Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
