import { comparable } from './linked-pages';

/** Where a note is published, by its path, name or alias in comparable form; undefined for notes that are not. */
export type NoteAddresses = Map<string, string | undefined>;

/** Code, in which nothing is Obsidian's syntax: fenced blocks and spans. */
const code = /^(?:```|~~~)[\s\S]*?^(?:```|~~~)[^\S\n]*$|`[^`\n]+`/gmu;

/**
 * A note in plain Markdown: `[[Note#Heading|words]]` becomes a link or its words, embeds of notes
 * their names, embedded files, comments (`%%`), block ids and queries nothing, `==marks==` their
 * words. Tags written in the text are gathered.
 */
export function plainMarkdown(text: string, addresses: NoteAddresses): { markdown: string; tags: string[] } {
  const kept: string[] = [];
  const hidden = text
    .replace(/^```(?:dataview|dataviewjs|query|tasks|button)\b[\s\S]*?^```[^\S\n]*$/gmu, '')
    .replace(code, (whole) => {
      kept.push(whole);
      return `\uE000${kept.length - 1}\uE000`;
    });
  const tags = new Set<string>();
  const plain = hidden
    .replace(/%%[\s\S]*?%%/gu, '')
    .replace(/(!?)\[\[([^[\]|#^\n]*)([#^][^[\]|\n]*)?(?:\|([^[\]\n]*))?\]\]/gu, (...found) => {
      const [, embed, target = '', place = '', words] = found as [string, string, string, string?, string?];
      return wikilink(embed === '!', target.trim(), place.replace(/^#/u, ''), words?.trim(), addresses);
    })
    .replace(/==([^=\n]+)==/gu, '$1')
    .replace(/^([^\S\n]*>[^\S\n]*)\[![\w-]+\][+-]?[^\S\n]*/gmu, '$1')
    .replace(/[^\S\n]\^[\w-]+[^\S\n]*$/gmu, '')
    .replace(/(^|[\s(])#([\p{L}_][\p{L}\p{N}_/-]*)/gmu, (_, before: string, tag: string) => {
      tags.add(tag);
      return `${before}\uE001${tag}`;
    })
    // A line of tags alone says nothing; in a sentence a tag is a word.
    .replace(/^(?:[^\S\n]*\uE001[\p{L}\p{N}_/-]+)+[^\S\n]*$/gmu, '')
    .replaceAll('\uE001', '');
  const markdown = plain.replace(/\uE000(\d+)\uE000/gu, (_, place: string) => kept[Number(place)] ?? '');
  return { markdown, tags: [...tags] };
}

function wikilink(
  isEmbed: boolean,
  target: string,
  place: string,
  words: string | undefined,
  addresses: NoteAddresses,
): string {
  const name = target.replace(/\.md$/iu, '');
  const isFile = /\.[a-z\d]{2,5}$/iu.test(name) && !addresses.has(comparable(name));
  if (isEmbed && isFile) return '';
  const shown = (words || (name === '' ? place : (name.split('/').at(-1) ?? name))).replace(/[[\]]/gu, '');
  const url = addresses.get(comparable(name));
  return url === undefined ? shown : `[${shown}](<${url}>)`;
}
