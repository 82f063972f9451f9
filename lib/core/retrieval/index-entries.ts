import type { Passage } from '../library/document';
import { analyseText } from './analyse-text';
import type { DocumentEntries } from './postings';

/** How much one occurrence counts by where it stands. */
export const fieldWeights = { body: 1, title: 3, heading: 1.5, anchor: 0.5 } as const;

/** Every weight is a multiple of this, so that weights can be stored as whole numbers. */
export const weightUnit = 0.5;

/**
 * The index entries of one document: per term its weight in every passage, and the
 * passages' lengths in terms. The title is part of every passage, headings of those below them.
 * Only the body counts for the length, so that a long title does not punish a short passage.
 */
export function indexEntriesOf(
  document: { title: string; language?: string },
  passages: Passage[],
): DocumentEntries {
  const terms: DocumentEntries['terms'] = new Map();
  const lengths: number[] = [];
  const titleTerms = new Set(analyseText(document.title, document.language));
  for (const [order, passage] of passages.entries()) {
    const weights = new Map<string, number>();
    const add = (found: Iterable<string>, weight: number) => {
      for (const term of found) weights.set(term, (weights.get(term) ?? 0) + weight);
    };
    const body = analyseText(passage.text, document.language);
    add(body, fieldWeights.body);
    add(titleTerms, fieldWeights.title);
    add(new Set(analyseText(passage.headingPath.join(' '), document.language)), fieldWeights.heading);
    for (const link of passage.links)
      add(new Set(analyseText(link.anchorText, document.language)), fieldWeights.anchor);
    lengths.push(Math.max(1, body.length));
    for (const [term, weight] of weights) {
      const postings = terms.get(term);
      if (postings) postings.push({ order, weight });
      else terms.set(term, [{ order, weight }]);
    }
  }
  return { terms, lengths };
}
