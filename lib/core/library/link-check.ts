import type { AppError } from '../errors';

/** The last check of one address, kept per normalised URL. */
export interface LinkCheck {
  url: string;
  /** `unsure`: the server refused to say (blocked, rate-limited, down once); not shown as dead. */
  state: 'ok' | 'moved' | 'dead' | 'unsure';
  /** HTTP status of the last answer; absent when there was none. */
  status?: number;
  /** Somebody answered, with a redirect to where Drafthand may not look. */
  leadsOut?: true;
  /** Where the redirects lead, with `moved`; offered as the replacement. */
  movedTo?: string;
  checkedAt: number;
  /** Checks in a row that did not succeed. */
  failures: number;
  /** When the first of these failed (epoch ms); absent while it works. */
  failingSince?: number;
}

/** The address the owner gives in place of another one, wherever documents link to that. Per normalised URL. */
export interface LinkReplacement {
  url: string;
  replacement: string;
  chosenAt: number;
  /** Documents that were known by it, with the address they cited before; they cite the new one now. */
  documents: Array<{ id: string; citationUrl?: string }>;
}

/** One run through the links; there is one at a time and its row is the progress channel and the report. */
export interface LinkRun {
  id: 'links';
  state: 'running' | 'done' | 'stopped' | 'failed';
  trigger: 'owner' | 'schedule';
  /** Only the links of these documents; absent: of all. */
  documentIds?: string[];
  startedAt: number;
  finishedAt?: number;
  /** Different addresses to check, and those checked so far. */
  total: number;
  done: number;
  /** What the checked ones came to. */
  counts: Record<LinkCheck['state'], number>;
  /** Left out because the owner has not let Drafthand ask their sites. */
  withoutAccess: number;
  /** Left out because their site asked to be left alone for now (429 or 503 with Retry-After). */
  putOff: number;
  error?: AppError;
}
