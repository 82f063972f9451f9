import type { NewImportItem } from '../../app/ports';
import type { ExportInput } from '../../app/ports/export-input';
import { decodeText } from '../decode-text';
import { fileNameOf } from '../file-formats';
import type { FrontMatter } from '../front-matter';
import { comparable, createLinkedPages, withPublishedLinks } from './linked-pages';
import { frontMatterIn } from './obsidian-front-matter';
import { type NoteAddresses, plainMarkdown } from './obsidian-markdown';
import type { ExportOptions } from './read-export';

/** Characters of a note that can hold its front matter. */
const headLength = 20_000;

/**
 * The notes of an Obsidian vault, their wikilinks and embeds made plain Markdown. A link to a note
 * leads to where that note is published if its front matter says so, else only its words are kept.
 */
export async function* readObsidian(
  input: ExportInput,
  { includesDrafts, signal }: ExportOptions,
): AsyncGenerator<NewImportItem> {
  const notes: Array<{ path: string; stated: FrontMatter }> = [];
  for (const { path, bytes } of input.files) {
    signal?.throwIfAborted();
    const head = decodeText(new Uint8Array(await bytes.slice(0, headLength).arrayBuffer()));
    notes.push({ path, stated: frontMatterIn(head) });
  }
  const addresses = noteAddresses(notes);
  const pages = createLinkedPages(notes.map(({ path, stated }) => ({ path, url: stated.url })));
  for (const [index, { path, bytes }] of input.files.entries()) {
    signal?.throwIfAborted();
    const stated = notes[index]?.stated;
    if (stated?.isDraft && !includesDrafts) {
      yield { name: path, error: { code: 'draft-left-out' } };
      continue;
    }
    const text = decodeText(new Uint8Array(await bytes.arrayBuffer()));
    const { markdown, tags } = plainMarkdown(text, addresses);
    const content = withPublishedLinks(markdown, path, pages);
    const post = {
      format: 'markdown' as const,
      content,
      name: path,
      title: stated?.title ?? noteName(path),
      documentKind: stated?.kind ?? (stated?.url === undefined ? ('text' as const) : ('post' as const)),
      tags,
    };
    yield { name: path, input: { kind: 'exported-post', post } };
  }
}

/** The name links call a note by. */
export function noteName(path: string): string {
  return fileNameOf(path).replace(/\.md$/iu, '');
}

/** Where notes are published, by path, name and alias; the shortest path wins where names are the same. */
function noteAddresses(notes: Array<{ path: string; stated: FrontMatter }>): NoteAddresses {
  const urlOf: NoteAddresses = new Map();
  const byLength = [...notes].sort((one, other) => other.path.length - one.path.length);
  for (const { stated } of byLength)
    for (const alias of stated.aliases) urlOf.set(comparable(alias), stated.url);
  for (const { path, stated } of byLength) {
    urlOf.set(comparable(noteName(path)), stated.url);
    urlOf.set(comparable(path.replace(/\.md$/iu, '')), stated.url);
  }
  return urlOf;
}
