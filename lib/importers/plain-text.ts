import { findBareUrls } from '../core/library/bare-urls';
import type { Block, ParsedDocument } from '../core/library/document';
import { documentTitle, titleFromFileName } from '../core/library/document-title';
import { createLinkedText, softBreak } from '../core/library/linked-text';
import { splitAtTimeMarks } from '../core/library/time-marks';
import { isTimedUrl } from '../core/library/timed-url';
import { dateOfFileName } from './published-date';
import { readSubtitles } from './subtitles';
import { withoutTitleHeading } from './title-heading';

const listMark = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+/u;

/** Characters at the beginning of a transcript in which the recording may be named. */
const headLength = 600;

/** Longest first line that can be a title. */
const longestTitleLine = 90;

/**
 * Reads a plain text file: paragraphs between empty lines, lists by their marks, bare addresses as
 * links. Subtitles (SRT, VTT) and texts with time marks are talks, with the address of their recording
 * where they name it.
 */
export function parsePlainText(source: string, options: { name: string }): ParsedDocument {
  const lines = source.replace(/\r\n?/gu, '\n').replace(/\0/gu, '');
  const subtitles = readSubtitles(lines);
  const { blocks, isTranscript } = subtitles
    ? { blocks: subtitles, isTranscript: true }
    : splitAtTimeMarks(textBlocks(lines));
  const named = nameOfTalk(options.name);
  const title = subtitles ? named.title : documentTitle(blocks, titleFromFileName(options.name));
  const publishedAt = dateOfFileName(options.name);
  const url = isTranscript ? (videoIn(lines) ?? (subtitles ? named.url : undefined)) : undefined;
  return {
    title,
    kind: isTranscript ? 'talk' : 'text',
    ...(url === undefined ? {} : { url }),
    ...(publishedAt === undefined ? {} : { publishedAt, publishedFrom: 'file' }),
    tags: [],
    isPrivate: false,
    blocks: withoutTitleHeading(blocks, title),
  };
}

/** The recording a transcript names before its first time; one that is spoken of later is another. */
function videoIn(source: string): string | undefined {
  const [head = ''] = source.slice(0, headLength).split(/^\W?\d{1,2}:\d{2}/mu);
  return findBareUrls(head).find(({ url }) => isTimedUrl(url))?.url;
}

/**
 * `Keys and logs [aB3_defGh12].en.vtt`: yt-dlp, which most people fetch subtitles with, puts the id of
 * a YouTube video in brackets and the language behind it.
 */
function nameOfTalk(path: string): { title: string; url?: string } {
  const plain = path.replace(/\.[a-z]{2}(?:-[a-z]{2,4})?(?=\.(?:vtt|srt)$)/iu, '');
  const id = /\s*\[([\w-]{11})\](?=\.(?:vtt|srt)$)/iu.exec(plain);
  const title = titleFromFileName(id ? plain.replace(id[0], '') : plain);
  return id ? { title, url: `https://www.youtube.com/watch?v=${id[1]}` } : { title };
}

/** Blocks of a plain text; soft breaks are left in for the search for time marks. */
export function textBlocks(source: string): Block[] {
  const paragraphs = source
    .split(/\n[^\S\n]*\n/u)
    .map((paragraph) => paragraph.replace(/^\n+|\s+$/gu, ''))
    .filter((paragraph) => paragraph.trim() !== '');
  return paragraphs.flatMap((paragraph, index): Block[] => {
    if (index === 0 && paragraphs.length > 1 && isTitleLine(paragraph)) {
      return [{ kind: 'heading', level: 1, text: paragraph.trim(), links: [] }];
    }
    return paragraphBlocks(paragraph);
  });
}

function isTitleLine(paragraph: string): boolean {
  const isShort = paragraph.length <= longestTitleLine && !paragraph.includes('\n');
  return isShort && !/[.:;,!]$/u.test(paragraph.trim()) && findBareUrls(paragraph).length === 0;
}

/** A paragraph whose lines carry list marks is a list, from the first mark on. */
function paragraphBlocks(paragraph: string): Block[] {
  const lines = paragraph.split('\n');
  const first = lines.findIndex((line) => listMark.test(line));
  if (first === -1 || lines.filter((line) => listMark.test(line)).length < 2) {
    return [{ kind: 'paragraph', ...withBareLinks(lines.join(softBreak)) }];
  }
  const items: string[] = [];
  for (const line of lines.slice(first)) {
    if (listMark.test(line)) items.push(line.replace(listMark, ''));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  const list: Block = { kind: 'list', ...withBareLinks(items.join('\n')) };
  const before = lines.slice(0, first).join(softBreak);
  return before.trim() === '' ? [list] : [{ kind: 'paragraph', ...withBareLinks(before) }, list];
}

/** Text with its bare addresses as links; lines stay lines. */
export function withBareLinks(source: string): Pick<Block, 'text' | 'links'> {
  const text = createLinkedText();
  let at = 0;
  for (const { url, start, end } of findBareUrls(source)) {
    addLines(text, source.slice(at, start));
    text.openLink(url);
    text.add(source.slice(start, end));
    text.closeLink();
    at = end;
  }
  addLines(text, source.slice(at));
  return text.finish();
}

function addLines(text: ReturnType<typeof createLinkedText>, source: string): void {
  for (const [index, line] of source.split('\n').entries()) {
    if (index > 0) text.breakLine();
    text.add(line);
  }
}
