import type { Block } from './document';

/** Longest title made of a text's own words. */
const longestTitle = 80;

/**
 * A title for a document that states none: its first heading, else its first words up to the end of
 * a sentence or 80 characters, else the fallback (a file name).
 */
export function documentTitle(blocks: Block[], fallback: string): string {
  const heading = blocks.find((block) => block.kind === 'heading' && block.text.trim() !== '');
  if (heading) return oneLine(heading.text);
  const first = blocks.find((block) => block.text.trim() !== '');
  return (first && firstWords(first.text)) || fallback;
}

/** The first words of a text as a title: its first line or sentence, cut between words with `…`. */
export function firstWords(text: string): string {
  const firstLine = oneLine(text.trim().split('\n')[0] ?? '');
  const sentence = /^.{15,}?[.!?…](?=\s|$)/u.exec(firstLine)?.[0] ?? firstLine;
  if (sentence.length <= longestTitle) return sentence.replace(/(?<!\.)\.$/u, '');
  const cut = sentence.slice(0, longestTitle);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestTitle / 2)).replace(/[\s,;:–-]+$/u, '')}…`;
}

/** `2021-04-20-why_learn-sql.md` → `why learn sql`. */
export function titleFromFileName(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  const stem = name.replace(/\.[a-z0-9]{1,8}$/iu, '').replace(/^\d{4}-\d{2}-\d{2}[-_ ]+/u, '');
  return stem.replace(/[-_]+/gu, ' ').trim() || name;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
