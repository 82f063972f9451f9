/**
 * The closed list of failures a person can meet. The words and the next step for
 * each live in `locales/en/errors.ts`; a test fails when one is missing.
 */
export const errorCodes = [
  // Before anything else
  'not-agreed',
  // Reading LinkedIn
  'not-linkedin',
  'no-conversation-open',
  'conversation-unreadable',
  'several-conversations',
  'page-not-reachable',
  'nothing-to-answer',
  // Inserting
  'thread-changed',
  'composer-not-empty',
  'composer-missing',
  'composer-ambiguous',
  'composer-busy',
  'enter-sends',
  'insert-not-verified',
  'draft-empty',
  'removed-link-in-text',
  // Drafting with a model
  'endpoint-not-agreed',
  'key-missing',
  'key-locked',
  'key-wrong',
  'quota-used-up',
  'rate-limited',
  'model-unknown',
  'network-down',
  'endpoint-blocked',
  'origin-refused',
  'endpoint-not-found',
  'server-failed',
  'stream-interrupted',
  'timed-out',
  'conversation-too-long',
  'content-refused',
  'answer-cut-at-limit',
  'answer-empty',
  'embedding-malformed',
  'embedding-changed',
  'embedding-too-long',
  'embedding-model-unreadable',
  'embedding-model-not-found',
  'embedding-model-changed',
  'bad-request',
  // Jobs
  'job-not-found',
  'worker-stopped',
  // Library
  'permission-refused',
  'file-unreadable',
  'file-too-large',
  'file-too-slow',
  'file-encrypted',
  'file-damaged',
  'archive-unreadable',
  'archive-encrypted',
  'archive-suspicious',
  'format-unknown',
  'no-text-found',
  'page-unreadable',
  'page-not-html',
  'page-needs-login',
  'feed-unreadable',
  'row-unreadable',
  'row-too-long',
  'table-unknown',
  'archive-owner-unknown',
  'article-not-published',
  'draft-left-out',
  'export-part-left-out',
  'entry-unreadable',
  'export-unreadable',
  'http-error',
  'redirect-not-followed',
  'site-busy',
  'robots-disallow',
  'page-is-list',
  'no-pages-found',
  'sitemap-unreadable',
  'sitemap-elsewhere',
  'site-too-large',
  'not-own-activity',
  'no-posts-found',
  'listing-interrupted',
  'reader-ended',
  'source-empty',
  'source-shrunk',
  'source-unknown',
  'nothing-to-add',
  'not-own-page',
  'page-has-changed',
  'passphrase-wrong',
  'passphrase-too-short',
  // Backup
  'backup-unreadable',
  'backup-foreign',
  'backup-encrypted',
  'backup-newer',
  'backup-older',
  'backup-damaged',
  'backup-hostile',
  'backup-not-verified',
  'import-under-way',
  // Everything else
  'storage-full',
  'storage-failed',
  'storage-upgrade-failed',
  'message-malformed',
  'sender-refused',
  'unexpected',
] as const;

/** A code of {@link errorCodes}. */
export type ErrorCode = (typeof errorCodes)[number];

/** A failure as plain data; `detail` is for the log and for experts, never the only words shown. */
export interface AppError {
  code: ErrorCode;
  /** Technical detail such as an HTTP status line; no message text, no key. */
  detail?: string;
  /** Values for the words of the code, e.g. `{ seconds: 20, model: 'x' }`. */
  values?: Record<string, string | number>;
}

/** An AppError that can be thrown inside one context. */
export class DrafthandError extends Error {
  constructor(readonly appError: AppError) {
    super(appError.detail ? `${appError.code}: ${appError.detail}` : appError.code);
    this.name = 'DrafthandError';
  }
}

/** Turns anything thrown into an AppError; unknown errors keep their message as detail. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof DrafthandError) return thrown.appError;
  const name = thrown instanceof Error ? thrown.name : '';
  const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  if (name === 'QuotaExceededError') return { code: 'storage-full', detail };
  return { code: 'unexpected', detail };
}
