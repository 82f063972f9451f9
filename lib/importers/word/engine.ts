import type Mammoth from 'mammoth';
// A file of its own, so that no script carries the engine before a Word file is opened.
import engineUrl from 'mammoth/mammoth.browser.min.js?url&no-inline';

export type WordEngine = typeof Mammoth;

/** Loads mammoth, which as a script for pages leaves itself in the global scope. */
export async function loadWordEngine(): Promise<WordEngine> {
  await import(/* @vite-ignore */ engineUrl);
  return (globalThis as unknown as { mammoth: WordEngine }).mammoth;
}
