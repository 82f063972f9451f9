import { DrafthandError } from '../core/errors';
import type { ParsedDocument } from '../core/library/document';
import { titleFromFileName } from '../core/library/document-title';
import { decodeText, isBinary } from './decode-text';
import { isMediumDraft } from './exports/medium-names';
import { formatOfBytes, formatOfName, formatOfText, largestFileOf } from './file-formats';

/**
 * Reads one file by its content and its name; the parsers are loaded when they are needed. Throws
 * `file-too-large`, `file-unreadable` (the bytes cannot be read), `format-unknown` (no text) and
 * what the reader of its format throws.
 */
export async function parseFile(
  file: { name: string; bytes: Blob | Uint8Array<ArrayBuffer> },
  options: { signal?: AbortSignal } = {},
): Promise<ParsedDocument> {
  const limit = largestFileOf(file.name);
  const size = file.bytes instanceof Blob ? file.bytes.size : file.bytes.byteLength;
  if (size > limit) {
    throw new DrafthandError({ code: 'file-too-large', values: { megabytes: limit / 1_000_000 } });
  }
  const bytes = file.bytes instanceof Blob ? await readBytes(file.bytes) : file.bytes;
  if (formatOfBytes(bytes) === 'pdf' || formatOfName(file.name) === 'pdf') {
    const { parsePdf } = await import('./pdf/parse-pdf');
    // The engine takes the bytes over; those of a stored row are still needed.
    const own = file.bytes instanceof Blob ? bytes : bytes.slice();
    return parsePdf(own, { name: file.name, ...options });
  }
  if (formatOfName(file.name) === 'word') {
    const { parseWord } = await import('./word/parse-word');
    return parseWord(bytes, { name: file.name, ...options });
  }
  if (isBinary(bytes)) throw new DrafthandError({ code: 'format-unknown', detail: 'not a text file' });
  return parseText(decodeText(bytes), file.name);
}

async function readBytes(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    throw new DrafthandError({ code: 'file-unreadable', detail });
  }
}

/** Lets whatever else waits on this thread go first. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

async function parseText(text: string, name: string): Promise<ParsedDocument> {
  const format = formatOfText(text, name);
  if (format === 'html') {
    const { isMediumPost, parseMediumPost } = await import('./exports/medium');
    if (isMediumPost(text)) return parseMediumPost(text, { name, isPrivate: isMediumDraft(name) });
    const { parseHtmlPage } = await import('./html-page');
    return parseHtmlPage(text, { name: titleFromFileName(name) });
  }
  if (format === 'markdown') {
    const [{ parseMarkdownCalmly }, { htmlFragmentBlocks }] = await Promise.all([
      import('./markdown'),
      import('./parse-html'),
    ]);
    return parseMarkdownCalmly(text, { name, htmlBlocks: htmlFragmentBlocks, pause });
  }
  if (format === 'restructured-text') {
    const { parseRst } = await import('./rst/parse-rst');
    return parseRst(text, { name });
  }
  const { parsePlainText } = await import('./plain-text');
  return parsePlainText(text, { name });
}
