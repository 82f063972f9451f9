import OpenAI from 'openai';
import { DrafthandError } from '../core/errors';
import { isOpenAi, normalizeBaseUrl } from './base-url';
import { type FailedRequest, secondsOf, toModelError } from './model-error';

export interface OpenAiOptions {
  /** The key in clear for a base URL; undefined when there is none for it. Read anew for every request. */
  readKey(base: string): Promise<string | undefined>;
  fetch?: typeof fetch;
  now?(): number;
  /** Origin that servers see, for the words about a refused origin. */
  ownOrigin?: string;
  /** Milliseconds until the first byte, and between two pieces of the answer. */
  firstByteTimeout?: number;
  idleTimeout?: number;
  /** Longest wait before a retry, in milliseconds. */
  longestRetryWait?: number;
}

export interface Connection {
  client: OpenAI;
  base: string;
  failed: FailedRequest;
}

/**
 * A client for one request to a server that speaks OpenAI's protocol. Throws `endpoint-not-found` for
 * what is no address and `key-missing` where OpenAI itself would refuse.
 */
export async function connect(options: OpenAiOptions, baseUrl: string, model: string): Promise<Connection> {
  const base = normalizeBaseUrl(baseUrl);
  if (base === undefined) throw new DrafthandError({ code: 'endpoint-not-found', values: { url: baseUrl } });
  const key = await options.readKey(base);
  if (key === undefined && isOpenAi(base)) throw new DrafthandError({ code: 'key-missing' });
  const client = new OpenAI({
    apiKey: key ?? 'none',
    baseURL: base,
    // The key is the owner's own, and only the background holds it.
    dangerouslyAllowBrowser: true,
    maxRetries: 0,
    timeout: 15 * 60_000,
    logLevel: 'off',
    organization: null,
    project: null,
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    defaultHeaders: { ...withoutTelemetry, ...(key === undefined ? { Authorization: null } : {}) },
  });
  const ownOrigin = options.ownOrigin ?? globalThis.location?.origin ?? '';
  return { client, base, failed: { baseUrl: base, model, hadKey: key !== undefined, ownOrigin } };
}

/**
 * A failure in our own codes. A browser tells "not there" and "not allowed" apart only by whether a
 * blind request gets through.
 */
export async function explain(
  options: OpenAiOptions,
  thrown: unknown,
  connection: Connection,
): Promise<DrafthandError> {
  const error = toModelError(thrown, connection.failed);
  if (error.appError.code !== 'network-down') return error;
  if (globalThis.navigator?.onLine === false) return error;
  const answers = await (options.fetch ?? fetch)(connection.base, {
    mode: 'no-cors',
    signal: AbortSignal.timeout(3000),
  })
    .then(() => true)
    .catch(() => false);
  return answers ? new DrafthandError({ ...error.appError, code: 'endpoint-blocked' }) : error;
}

/** The package tells servers about the machine it runs on; the owner did not agree to that. */
const withoutTelemetry = Object.fromEntries(
  ['Lang', 'Package-Version', 'OS', 'Arch', 'Runtime', 'Runtime-Version', 'Retry-Count', 'Timeout'].map(
    (name) => [`X-Stainless-${name}`, null],
  ),
);

/** Milliseconds a busy or failing server asks to wait; undefined when trying again would not help. */
export function retryWait(thrown: unknown, now: number): number | undefined {
  if (!(thrown instanceof OpenAI.APIError) || thrown.status === undefined) return undefined;
  const isBusy = thrown.status === 429 || thrown.status === 409 || thrown.status >= 500;
  if (!isBusy || /quota|billing/.test(`${thrown.code} ${thrown.type}`)) return undefined;
  const { seconds } = secondsOf(thrown, now);
  return seconds === undefined ? 500 : seconds * 1000;
}

/** Waits; rejects with the signal's reason when it is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
    function done() {
      signal.removeEventListener('abort', stop);
      resolve();
    }
    function stop() {
      clearTimeout(timer);
      reject(signal.reason);
    }
  });
}
