import type { NoteInput } from '../app/ports';
import type { ParsedDocument } from '../core/library/document';
import { absoluteUrl } from '../core/library/linked-text';
import { parsePlainText } from './plain-text';

/** Signs of Markdown that plain text hardly ever has. */
const markdownSigns = /^(?:#{1,6} \S|```|---\n)|\[[^\]\n]+\]\([^)\s]+\)|\*\*\S[^*\n]*\*\*/mu;

/** Reads text the owner typed or pasted: Markdown where it looks like it, else plain text. */
export async function parseNote(note: NoteInput): Promise<ParsedDocument> {
  const parsed = await parseText(note.text);
  const url = note.url ? absoluteUrl(note.url, undefined) : parsed.url;
  return {
    ...parsed,
    title: note.title?.trim() || parsed.title,
    kind: note.documentKind ?? (parsed.kind === 'talk' ? 'talk' : 'note'),
    ...(url === undefined ? {} : { url }),
    isPrivate: note.isPrivate || parsed.isPrivate,
  };
}

async function parseText(text: string): Promise<ParsedDocument> {
  if (!markdownSigns.test(text)) return parsePlainText(text, { name: '' });
  const [{ parseMarkdown }, { htmlFragmentBlocks }] = await Promise.all([
    import('./markdown'),
    import('./parse-html'),
  ]);
  return parseMarkdown(text, { name: '', htmlBlocks: htmlFragmentBlocks });
}
