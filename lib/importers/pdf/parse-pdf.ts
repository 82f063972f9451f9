import { DrafthandError } from '../../core/errors';
import type { Block, ParsedDocument } from '../../core/library/document';
import { documentTitle, titleFromFileName } from '../../core/library/document-title';
import { dateOfFileName } from '../published-date';
import { withoutTitleHeading } from '../title-heading';
import { blocksOfLines } from './blocks';
import { openPdf, type PdfDocument, type PdfEngine } from './engine';
import { createFontBook } from './font-book';
import { readMetadata } from './metadata';
import { linesOfPage } from './page-lines';
import type { Line } from './page-text';
import { readPage } from './read-page';
import { withoutRunningHeads } from './running-heads';
import { bodySizeOf } from './type-sizes';

/** Longest time (milliseconds) one file may take; 500 pages of text take a few seconds. */
const longestTime = 180_000;

/** Fewer letters than this on average make pages that are pictures of text. */
const fewestLetters = 3;

/**
 * Reads a PDF: its text in reading order without running heads and page numbers, and every web link
 * with the words it covers. Throws `file-encrypted`, `file-damaged`, `file-too-slow` and, for pages that
 * are only pictures, `no-text-found` with their number.
 */
export async function parsePdf(
  bytes: Uint8Array,
  options: { name: string; signal?: AbortSignal },
): Promise<ParsedDocument> {
  const { engine, pdf, close } = await openPdf(bytes);
  try {
    const metadata = await readMetadata(pdf);
    const blocks = blocksOf(await readPages(engine, pdf, options.signal));
    const title = metadata.title ?? documentTitle(blocks, titleFromFileName(options.name));
    const named = dateOfFileName(options.name);
    const publishedAt = named ?? metadata.publishedAt;
    return {
      title,
      kind: 'text',
      ...(publishedAt === undefined ? {} : { publishedAt, publishedFrom: 'file' }),
      ...(metadata.language === undefined ? {} : { language: metadata.language }),
      tags: [],
      isPrivate: false,
      blocks: withoutTitleHeading(blocks, title),
    };
  } finally {
    await close();
  }
}

interface PageLines {
  index: number;
  top: number;
  bottom: number;
  lines: Line[];
}

async function readPages(engine: PdfEngine, pdf: PdfDocument, signal?: AbortSignal): Promise<PageLines[]> {
  const deadline = Date.now() + longestTime;
  const fonts = createFontBook(engine);
  const pages: PageLines[] = [];
  let failure: unknown;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    signal?.throwIfAborted();
    if (Date.now() > deadline) throw new DrafthandError({ code: 'file-too-slow', values: { page: number } });
    try {
      const page = await pdf.getPage(number);
      const read = await readPage(page, number - 1, fonts);
      pages.push({ index: number - 1, top: read.top, bottom: read.bottom, lines: linesOfPage(read) });
      page.cleanup();
    } catch (thrown) {
      // One damaged page does not take the others with it.
      failure = thrown;
    }
  }
  if (pages.length === 0) throw new DrafthandError({ code: 'file-damaged', detail: String(failure) });
  const letters = pages.reduce((sum, page) => sum + lettersOf(page), 0);
  if (letters < fewestLetters * pages.length) {
    throw new DrafthandError({ code: 'no-text-found', values: { scannedPages: pages.length } });
  }
  return pages;
}

function lettersOf({ lines }: PageLines): number {
  return lines.reduce((sum, line) => sum + (line.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
}

function blocksOf(pages: PageLines[]): Block[] {
  const bodySize = bodySizeOf(pages.flatMap((page) => page.lines));
  const { pages: texts, linked } = withoutRunningHeads(pages, bodySize);
  const lines = texts.flatMap((page) => markNotes(page, bodySize));
  return [...blocksOfLines(lines, bodySize), ...blocksOfLines(linked, bodySize)];
}

/** Small type below the text of its part of the page is notes. */
function markNotes(lines: Line[], bodySize: number): Line[] {
  return lines.map((line, index) => {
    const below = lines.slice(index).filter((other) => other.part === line.part);
    const hasText = lines
      .slice(0, index)
      .some((other) => other.part === line.part && isBody(other, bodySize));
    const isNote = hasText && below.every((other) => !isBody(other, bodySize) && !other.isMonospaced);
    return isNote ? { ...line, isNote } : line;
  });
}

function isBody(line: Line, bodySize: number): boolean {
  return line.size > 0.92 * bodySize;
}
