import type { RemovedLink } from './finding';
import { createAllowedLinks } from './link-guard-allowed';
import { createCleaner } from './link-guard-clean';
import { createMarkResolver } from './link-guard-marks';
import { createMarkupStage } from './link-guard-markup';
import { createWordStage } from './link-guard-words';

export interface LinkGuardOptions {
  /** Address as `normalizeUrl` gives it → the address to write. */
  allowedUrls: Map<string, string>;
  /** Source marks (`S1`) with the address of their document; these addresses are allowed as well. */
  sources: Array<{ mark: string; url?: string }>;
  /** Guarded text that this one goes on from: its links are not written again, and words stay apart. */
  continues?: string;
}

/** Streaming transform between whatever drafts and everything that shows, copies or inserts a draft. */
export interface LinkGuard {
  /** Takes the next piece of text; returns what is safe to show by now. Never takes anything back. */
  push(chunk: string): string;
  /** The rest, after the last piece. */
  end(): string;
  /** Everything removed so far, in order, each form once. */
  removed: RemovedLink[];
  /** Known marks the text used. */
  citedMarks: Set<string>;
}

/**
 * Lets only the owner's links through. Source marks become the link of their document, written once;
 * Markdown and HTML become plain text; anything else that is a link, or works like one, is removed
 * and reported. The output depends on the text alone, not on how it was cut into pieces; passing it
 * through a second time changes nothing. Time is linear, and text is held back for a bounded length:
 * a word, a bracket, a tag.
 */
export function createLinkGuard({ allowedUrls, sources, continues = '' }: LinkGuardOptions): LinkGuard {
  const removed: RemovedLink[] = [];
  const seen = new Set<string>();
  const citedMarks = new Set<string>();
  const report = (link: RemovedLink) => {
    const key = `${link.reason} ${link.shown}`;
    if (seen.has(key) || seen.size >= mostReports) return;
    seen.add(key);
    removed.push(link);
  };
  const allowed = createAllowedLinks(allowedUrls, sources);
  const marks = createMarkResolver(
    allowed,
    (mark) => citedMarks.add(mark),
    (mark) => report({ shown: `[${mark}]`, reason: 'unknown-mark' }),
  );
  const cleaner = createCleaner();
  const markup = createMarkupStage(allowed, (link) => report(allowed.describe(link)));
  const words = createWordStage(allowed, marks, report, continues);
  for (const text of continues.split(/\s+/)) marks.accept({ space: ' ', text });
  return {
    push: (chunk) => words.push(markup.push(cleaner.push(chunk))),
    end: () => words.push(markup.push(cleaner.end())) + words.push(markup.end()) + words.end(),
    removed,
    citedMarks,
  };
}

/** More tells the owner nothing. */
const mostReports = 200;

/** The link guard for a whole text at once. */
export function guardText(
  text: string,
  options: LinkGuardOptions,
): { text: string; removed: RemovedLink[]; citedMarks: Set<string> } {
  const guard = createLinkGuard(options);
  return { text: guard.push(text) + guard.end(), removed: guard.removed, citedMarks: guard.citedMarks };
}
