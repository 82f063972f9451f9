import { DrafthandError } from '../../core/errors';
import type { ParsedDocument } from '../../core/library/document';
import { documentTitle, titleFromFileName } from '../../core/library/document-title';
import { splitAtTimeMarks } from '../../core/library/time-marks';
import { formatOfBytes } from '../file-formats';
import { blocksOfHtml } from '../html-blocks';
import { inertDocument } from '../parse-html';
import { dateOfFileName } from '../published-date';
import { withoutTitleHeading } from '../title-heading';
import { loadWordEngine } from './engine';
import { flattenCells } from './flatten-cells';
import { placeNotes } from './place-notes';
import { readPackage } from './read-package';

/** What the engine does not do by itself: titles as headings, quotes and code by the names of Word's styles. */
const styles = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\n')",
  "p[style-name='Source Code'] => pre:separator('\n')",
  "p[style-name='Code'] => pre:separator('\n')",
];

/**
 * Reads a Word file (.docx, .docm) with mammoth: headings, lists, tables, footnotes after the
 * paragraph they belong to, and every link with its words. Macros, pictures and comments are left
 * out, deleted text of tracked changes too. Throws `file-encrypted`, `file-damaged`,
 * `archive-suspicious` (a bomb) and `format-unknown` for the format before 2007.
 */
export async function parseWord(
  bytes: Uint8Array<ArrayBuffer>,
  options: { name: string; signal?: AbortSignal },
): Promise<ParsedDocument> {
  refuseOtherContainers(bytes);
  const properties = await readPackage(new Blob([bytes]), options.signal);
  const page = inertDocument(await htmlOf(bytes));
  placeNotes(page);
  flattenCells(page);
  const { blocks, isTranscript } = splitAtTimeMarks(blocksOfHtml(page.body, undefined));
  const title = properties.title ?? documentTitle(blocks, titleFromFileName(options.name));
  const publishedAt = dateOfFileName(options.name) ?? properties.publishedAt;
  return {
    title,
    kind: isTranscript ? 'talk' : 'text',
    ...(publishedAt === undefined ? {} : { publishedAt, publishedFrom: 'file' }),
    ...(properties.modifiedAt === undefined
      ? {}
      : { modifiedAt: properties.modifiedAt, modifiedFrom: 'file' as const }),
    ...(properties.language === undefined ? {} : { language: properties.language }),
    tags: [],
    isPrivate: false,
    blocks: withoutTitleHeading(blocks, title),
  };
}

async function htmlOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const mammoth = await loadWordEngine();
  try {
    const { value } = await mammoth.convertToHtml(
      { arrayBuffer: bytes.buffer },
      {
        styleMap: styles,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        // Pictures are not read; the empty one leaves nothing behind.
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
    return value;
  } catch (thrown) {
    throw new DrafthandError({ code: 'file-damaged', detail: String(thrown) });
  }
}

/** A new file with a password and an old file are the same container; a stream's name tells them apart. */
function refuseOtherContainers(bytes: Uint8Array): void {
  const format = formatOfBytes(bytes);
  if (format === 'zip') return;
  if (format !== 'compound-file')
    throw new DrafthandError({ code: 'file-damaged', detail: 'not a zip container' });
  const isEncrypted = new TextDecoder('utf-16le').decode(bytes).includes('EncryptedPackage');
  throw new DrafthandError(
    isEncrypted ? { code: 'file-encrypted' } : { code: 'format-unknown', values: { kind: 'text-document' } },
  );
}
