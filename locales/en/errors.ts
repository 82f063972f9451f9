import type { AppError, ErrorCode } from '../../lib/core/errors';
import type { ErrorAction, ErrorEntry } from './error-entry';
import { draftingErrors } from './errors-drafting';
import { embeddingErrors } from './errors-embedding';
import { libraryErrors } from './errors-library';
import { linkedinErrors } from './errors-linkedin';
import { pageErrors } from './errors-page';
import { siteErrors } from './errors-site';

/** The words of one failure, ready to show. */
export interface ErrorWords {
  title: string;
  words: string;
  next: string;
  actions: readonly ErrorAction[];
}

/** Labels of the buttons. */
export const errorActionLabels: Record<ErrorAction, string> = {
  'read-again': 'Read again',
  'try-again': 'Try again',
  'use-built-in': 'Use the built-in draft instead',
  'open-settings': 'Open settings',
  'open-library': 'Open library',
  'open-welcome': 'Finish setting up',
  append: 'Add below what is there',
  'insert-anyway': 'Insert anyway',
  copy: 'Copy instead',
  paste: 'Paste the message',
};

/** Words and next step for every error code. */
export const errorEntries: Record<ErrorCode, ErrorEntry> = {
  ...linkedinErrors,
  ...draftingErrors,
  ...libraryErrors,
  ...embeddingErrors,
  ...siteErrors,
  ...pageErrors,
};

/** The words of a failure with its values put in. */
export function errorWords(error: AppError): ErrorWords {
  const { title, words, next, actions } = errorEntries[error.code] ?? errorEntries.unexpected;
  const filled = (text: ErrorEntry['words']) => (typeof text === 'string' ? text : text(error.values ?? {}));
  return { title, words: filled(words), next: filled(next), actions };
}
