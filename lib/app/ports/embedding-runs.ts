import type { AppError } from '../../core/errors';

/** The last making of the library's vectors; the row is how the studio follows it. */
export interface EmbeddingRun {
  /** There is one at a time. */
  id: 'current';
  provider: string;
  /** Absent where it is fitted on the library and changes with it. */
  model?: string;
  /** `stopped`: by the owner, or because the agreement is gone; nothing goes on until the owner says so. */
  state: 'running' | 'done' | 'failed' | 'stopped';
  /** Passages that have their vector, of those that need one. */
  done: number;
  total: number;
  /** Tokens the server counted so far for this model; 0 where nothing is counted. */
  tokens: number;
  /** What these cost, where the model's price is known; 0 where it is free. */
  dollars?: number;
  startedAt: number;
  updatedAt: number;
  /** Runs in a row that failed; each waits longer for the next. */
  failures: number;
  error?: AppError;
}

/** Where runs are noted. */
export interface EmbeddingRuns {
  get(): Promise<EmbeddingRun | undefined>;
  /** Merges into the row of this provider and model, or makes it anew. */
  note(changes: Partial<Omit<EmbeddingRun, 'id'>> & { provider: string }): Promise<void>;
}
