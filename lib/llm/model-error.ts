import OpenAI from 'openai';
import { DrafthandError, type ErrorCode } from '../core/errors';

/** What a failed request was about. */
export interface FailedRequest {
  baseUrl: string;
  model: string;
  hadKey: boolean;
  /** Origin the server saw, for servers that refuse it. */
  ownOrigin: string;
}

/**
 * A failure of the `openai` package in our own codes. `detail` holds the status and the server's
 * code alone: a server's message may quote the conversation or parts of the key.
 */
export function toModelError(thrown: unknown, request: FailedRequest): DrafthandError {
  if (thrown instanceof DrafthandError) return thrown;
  // Class names are minified in the package; the status tells the kinds apart.
  if (!(thrown instanceof OpenAI.APIError)) {
    const name = thrown instanceof Error ? thrown.name : typeof thrown;
    return failure(thrown instanceof SyntaxError ? 'stream-interrupted' : 'network-down', { detail: name });
  }
  const status = thrown.status;
  if (status === undefined) {
    return thrown instanceof OpenAI.APIConnectionError
      ? failure('network-down', { detail: 'connection' })
      : fromServerError(thrown, undefined, request);
  }
  return fromServerError(thrown, status, request);
}

function fromServerError(
  error: InstanceType<typeof OpenAI.APIError>,
  status: number | undefined,
  request: FailedRequest,
): DrafthandError {
  const { model, ownOrigin, baseUrl, hadKey } = request;
  const code = `${error.code ?? ''} ${error.type ?? ''}`;
  const said = `${code} ${messageOf(error)}`.toLowerCase();
  const detail = [status === undefined ? 'in stream' : `HTTP ${status}`, error.code, error.param]
    .filter(Boolean)
    .join(' ');
  const as = (errorCode: ErrorCode, values: Record<string, string | number> = {}) =>
    failure(errorCode, { detail, values: status === undefined ? values : { status, ...values } });

  if (
    /context_length|maximum context|context window|context size|context length|too many tokens|prompt is too long|num_ctx/.test(
      said,
    ) ||
    status === 413
  ) {
    return as('conversation-too-long', { model });
  }
  if (
    /insufficient_quota|billing|credit balance|insufficient credits|insufficient balance/.test(said) ||
    status === 402
  ) {
    return as('quota-used-up');
  }
  if (/content_filter|content_policy|content management policy|moderation|flagged/.test(said))
    return as('content-refused');
  if (status === 429 || /rate_limit/.test(code)) return as('rate-limited', secondsOf(error));
  if (status === 401) return as(hadKey ? 'key-wrong' : 'key-missing');
  if (status === 403)
    return isOriginRefusal(error) ? as('origin-refused', { origin: ownOrigin }) : as('key-wrong');
  if (
    /model_not_found|model[^.]{0,80}(?:not found|does not exist|not exist|unknown|not available)|no such model|unknown model|invalid model/.test(
      said,
    )
  ) {
    return as('model-unknown', { model });
  }
  if (status === 404 || status === 405 || status === 410) return as('endpoint-not-found', { url: baseUrl });
  if (status === 408) return as('timed-out');
  if (status === undefined || status >= 500) return as('server-failed');
  return as('bad-request');
}

function failure(
  code: ErrorCode,
  { detail, values }: { detail: string; values?: Record<string, string | number> },
): DrafthandError {
  return new DrafthandError({
    code,
    detail,
    ...(values && Object.keys(values).length > 0 ? { values } : {}),
  });
}

/** Ollama refuses an origin with an empty 403; others say so. A refused key comes with an error object. */
function isOriginRefusal(error: InstanceType<typeof OpenAI.APIError>): boolean {
  const message = messageOf(error);
  const hasObject = typeof error.error === 'object' && error.error !== null;
  return /origin|cors/i.test(message) || (!hasObject && !error.code);
}

function messageOf(error: InstanceType<typeof OpenAI.APIError>): string {
  const body = error.error;
  const inBody = typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : '';
  return `${inBody} ${typeof body === 'string' ? body : ''} ${error.message}`;
}

/** Seconds the server asks to wait, from `retry-after-ms` or `retry-after` (seconds or a date). */
export function secondsOf(
  error: InstanceType<typeof OpenAI.APIError>,
  now = Date.now(),
): Record<string, number> {
  const milliseconds = Number(error.headers?.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(milliseconds) && milliseconds >= 0) return { seconds: Math.ceil(milliseconds / 1000) };
  const after = error.headers?.get('retry-after');
  if (!after) return {};
  const seconds = Number(after);
  if (Number.isFinite(seconds) && seconds >= 0) return { seconds: Math.ceil(seconds) };
  const date = Date.parse(after);
  return Number.isNaN(date) ? {} : { seconds: Math.max(0, Math.ceil((date - now) / 1000)) };
}
