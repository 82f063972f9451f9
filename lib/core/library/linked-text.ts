import type { DocumentLink } from './document';
import { sentenceAt } from './sentences';

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
  let text = '';
  const links: Array<{ url: string; start: number; end: number; label: string }> = [];
  let open: { url: string; start: number; label: string } | undefined;

  return {
    add(words: string): void {
      const collapsed = words.replace(/[^\S\u2028]+/gu, ' ').replace(/ ?\u2028 ?/gu, softBreak);
      text += text === '' || /\s/u.test(text.slice(-1)) ? collapsed.replace(/^[ \u2028]+/u, '') : collapsed;
    },

    /** Words as they stand, with their spaces and line breaks. */
    addVerbatim(words: string): void {
      text += words;
    },

    /** Starts a new line, unless one has just begun. */
    breakLine(): void {
      // Looks at the end only: a regular expression would read the whole text at every line.
      while (text.endsWith(' ') || text.endsWith(softBreak)) text = text.slice(0, -1);
      if (text !== '' && !text.endsWith('\n')) text += '\n';
    },

    /** `label` stands for the anchor text of a link without words, e.g. an image's description. */
    openLink(url: string, label = ''): void {
      open = { url, start: text.length, label };
    },

    closeLink(): void {
      if (open && open.url.length <= longestUrl) links.push({ ...open, end: text.length });
      open = undefined;
    },

    isEmpty(): boolean {
      return text.trim() === '' && links.length === 0;
    },

    finish(): { text: string; links: DocumentLink[] } {
      const plain = text.replaceAll(softBreak, ' ');
      return {
        text: text.trimEnd(),
        links: links.map(({ url, start, end, label }) => {
          const anchor = plain.slice(start, end);
          const offset = start + (anchor.length - anchor.trimStart().length);
          return {
            url,
            anchorText: anchor.replace(/\s+/gu, ' ').trim() || label.trim(),
            sentence: sentenceAt(plain, Math.min(offset, Math.max(0, plain.length - 1))),
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
