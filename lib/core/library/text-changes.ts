import type { Passage } from './document';
import type { DocumentChange } from './document-change';

/** Paragraphs shown of what came and of what went. */
const shownParagraphs = 4;

/** Characters shown of each. */
const shownCharacters = 280;

/** Which paragraphs of a text came and which went, the longest first, cut for display. */
export function textChanges(
  before: Array<Pick<Passage, 'text'>>,
  after: Array<Pick<Passage, 'text'>>,
): Pick<DocumentChange, 'added' | 'removed'> {
  const [old, next] = [paragraphsOf(before), paragraphsOf(after)];
  const added = forDisplay([...next].filter((paragraph) => !old.has(paragraph)));
  const removed = forDisplay([...old].filter((paragraph) => !next.has(paragraph)));
  return { ...(added.length > 0 ? { added } : {}), ...(removed.length > 0 ? { removed } : {}) };
}

function paragraphsOf(passages: Array<Pick<Passage, 'text'>>): Set<string> {
  const paragraphs = passages.flatMap(({ text }) => text.split('\n\n'));
  return new Set(paragraphs.map((paragraph) => paragraph.trim()).filter(Boolean));
}

function forDisplay(paragraphs: string[]): string[] {
  return paragraphs
    .sort((one, other) => other.length - one.length)
    .slice(0, shownParagraphs)
    .map((paragraph) => {
      const isLong = paragraph.length > shownCharacters;
      // Not between the two halves of a character.
      return isLong
        ? `${paragraph
            .slice(0, shownCharacters)
            .replace(/[\uD800-\uDBFF]$/, '')
            .trimEnd()}…`
        : paragraph;
    });
}
