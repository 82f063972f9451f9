import { countWords } from './count-words';
import type { ParsedDocument } from './document';

/** Links from which on a page can be a list, and the share of its words that they are then. */
const leastLinks = 8;
const linkedShare = 0.6;

/**
 * Whether a page is a list of other pages and not a text: most of its words are links, and it does not
 * say of itself that it is an article (a post that collects links does).
 */
export function isListPage({ kind, blocks }: Pick<ParsedDocument, 'kind' | 'blocks'>): boolean {
  if (kind !== 'page') return false;
  const links = blocks.flatMap((block) => block.links);
  if (links.length < leastLinks) return false;
  const linked = links.reduce((sum, { anchorText }) => sum + countWords(anchorText), 0);
  const words = blocks.reduce((sum, { text }) => sum + countWords(text), 0);
  return linked >= words * linkedShare;
}
