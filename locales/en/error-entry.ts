/** What a button beside the words can do about a failure. */
export type ErrorAction =
  | 'read-again'
  | 'try-again'
  | 'use-built-in'
  | 'open-settings'
  | 'open-library'
  | 'open-welcome'
  | 'append'
  | 'insert-anyway'
  | 'copy'
  | 'paste';

/** The words of one failure before its values are put in. */
export interface ErrorEntry {
  title: string;
  /** What happened, in one or two plain sentences. */
  words: string | ((values: Record<string, string | number>) => string);
  /** What to do about it, as a sentence. */
  next: string | ((values: Record<string, string | number>) => string);
  /** The buttons that do it, best first. */
  actions: readonly ErrorAction[];
}

/** A value of a failure, or other words where it did not come along. */
export function orElse(value: string | number | undefined, fallback: string): string {
  return value === undefined || value === '' ? fallback : String(value);
}
