import type { AppError } from '../../lib/core/errors';

/** How far a sync is, as the panel shows it. */
export interface ImportProgress {
  state: 'listing' | 'running' | 'paused' | 'done' | 'stopped' | 'failed';
  total: number;
  counts: { new: number; changed: number; unchanged: number; skipped: number; failed: number };
  error?: AppError;
  /** Items that did not get into the library, with the reason. */
  problems: Array<{ id: string; name: string; error?: AppError }>;
}
