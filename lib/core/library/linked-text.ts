import type { DocumentLink } from './document';
import { sentenceFinder } from './sentences';

/** A line break of the source that is only a space on paper; kept until time marks have been looked for. */
export const softBreak = '\u2028';

/** Longest address kept; longer ones are data, not links. */
const longestUrl = 2048;

/**
 * Collects running text and the links in it, with white space as a reader sees it: runs are one
 * space, explicit breaks one line break. `finish` gives every link its anchor text and the sentence
 * it stands in.
 */
export function createLinkedText() {
  // Parts instead of one growing string: looking at the end of such a string copies all of it.
  const parts: string[] = [];
  let length = 0;
  let last = '';
  const links: Array<{ url: string; start: number; end: number; label: string }> = [];
  let open: { url: string; start: number; label: string } | undefined;

  const append = (words: string) => {
    if (words === '') return;
    parts.push(words);
    length += words.length;
    last = words.slice(-1);
  };

  return {
    add(words: string): void {
      const collapsed = words.replace(/[^\S\u2028]+/gu, ' ').replace(/ ?\u2028 ?/gu, softBreak);
      append(last === '' || /\s/u.test(last) ? collapsed.replace(/^[ \u2028]+/u, '') : collapsed);
    },

    /** Words as they stand, with their spaces and line breaks. */
    addVerbatim(words: string): void {
      append(words);
    },

    /** Starts a new line, unless one has just begun. */
    breakLine(): void {
      while (last === ' ' || last === softBreak) {
        const part = parts.pop() ?? '';
        length -= part.length;
        const kept = part.replace(/[ \u2028]+$/u, '');
        last = parts.at(-1)?.slice(-1) ?? '';
        append(kept);
      }
      if (last !== '' && last !== '\n') append('\n');
    },

    /** `label` stands for the anchor text of a link without words, e.g. an image's description. */
    openLink(url: string, label = ''): void {
      open = { url, start: length, label };
    },

    closeLink(): void {
      if (open && open.url.length <= longestUrl) links.push({ ...open, end: length });
      open = undefined;
    },

    isEmpty(): boolean {
      return links.length === 0 && parts.every((part) => part.trim() === '');
    },

    finish(): { text: string; links: DocumentLink[] } {
      const text = parts.join('');
      const plain = text.replaceAll(softBreak, ' ');
      const sentenceOf = sentenceFinder(plain);
      return {
        text: text.trimEnd(),
        links: links.map(({ url, start, end, label }) => {
          const anchor = plain.slice(start, end);
          const offset = start + (anchor.length - anchor.trimStart().length);
          return {
            url,
            anchorText: anchor.replace(/\s+/gu, ' ').trim() || label.trim(),
            sentence: sentenceOf(Math.min(offset, Math.max(0, plain.length - 1))),
          };
        }),
      };
    },
  };
}

export type LinkedText = ReturnType<typeof createLinkedText>;

/**
 * The absolute web address of a link, resolved against the document's own; undefined for anything
 * that is no web page: other schemes, places in the same page, a relative link without a base.
 */
export function absoluteUrl(href: string, base: string | undefined): string | undefined {
  const trimmed = href.trim();
  if (trimmed === '' || trimmed.startsWith('#')) return undefined;
  if (!URL.canParse(trimmed, base)) return undefined;
  const url = new URL(trimmed, base);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isWeb && url.username === '' && url.password === '' ? url.href : undefined;
}
