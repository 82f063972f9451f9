import type { Block, ParsedDocument } from '../../core/library/document';
import { frontMatterOfFields } from '../front-matter';
import { documentOfText } from '../text-document';
import { inlineText, type RstNames } from './inline';
import { dedented, indentedEnd, indentOf, isAdornment } from './lines';

/** Directives whose content is text of its own. */
const textDirectives =
  /^(?:note|warning|tip|hint|important|attention|caution|danger|error|seealso|admonition|topic|sidebar|epigraph|pull-quote|highlights|versionadded|versionchanged|deprecated|container|compound|rubric)$/u;
const codeDirectives = /^(?:code|code-block|sourcecode|parsed-literal|doctest|prompt|literalinclude)$/u;

const bullet =
  /^(?:[-*+•‣]|(?:\d{1,3}|#|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)]|\((?:\d{1,3}|#|[a-zA-Z])\))\s+(?=\S)/u;
const fieldLine = /^:([\w][\w .-]*):(?:\s+(.*))?$/u;
const directiveLine = /^\.\.\s+(?:\|([^|]+)\|\s+)?([\w.:+-]+)::\s*(.*)$/u;

/**
 * Reads a reStructuredText file as text (docutils markup; nothing is included or executed): sections,
 * lists, code, quotes, tables, links by name, and the field list at its beginning, in which static
 * site generators keep date, tags and address.
 */
export function parseRst(source: string, { name }: { name: string }): ParsedDocument {
  const lines = source.replace(/\r\n?/gu, '\n').replaceAll('\t', '        ').split('\n');
  const fields = documentFields(lines);
  const stated = frontMatterOfFields(fields);
  const names = namesIn(lines, stated.url);
  const reader = { names, styles: [] as string[], blocks: [] as Block[] };
  readBody(lines, reader);
  return documentOfText(reader.blocks, stated, { name, kind: 'post' });
}

interface Reader {
  names: RstNames;
  /** Adornments of titles in the order they are met, which is that of their levels. */
  styles: string[];
  blocks: Block[];
}

function readBody(lines: string[], reader: Reader): void {
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (line.trim() === '') at += 1;
    else at = readExplicit(lines, at, reader) ?? readTitle(lines, at, reader) ?? readBlock(lines, at, reader);
  }
}

/** Titles with a line below, or above and below; a lone line of signs divides the text. */
function readTitle(lines: string[], at: number, reader: Reader): number | undefined {
  const [first = '', second = '', third = ''] = lines.slice(at, at + 3);
  if (isAdornment(first)) {
    const isTitle = second.trim() !== '' && isAdornment(third) && third[0] === first[0];
    if (isTitle) pushTitle(second, `${first[0]}${first[0]}`, reader);
    return isTitle ? at + 3 : second.trim() === '' ? at + 1 : undefined;
  }
  if (indentOf(first) > 0 || !isAdornment(second)) return undefined;
  if (second.trim().length < Math.min(4, first.trim().length)) return undefined;
  pushTitle(first, second[0] ?? '', reader);
  return at + 2;
}

function pushTitle(title: string, style: string, { styles, blocks, names }: Reader): void {
  if (!styles.includes(style)) styles.push(style);
  blocks.push({
    kind: 'heading',
    level: Math.min(6, styles.indexOf(style) + 1),
    ...inlineText(title.trim(), names),
  });
}

/** Directives, targets, comments and notes: everything that begins with two dots; and fields. */
function readExplicit(lines: string[], at: number, reader: Reader): number | undefined {
  const line = lines[at] ?? '';
  if (fieldLine.test(line)) return indentedEnd(lines, at + 1, 1);
  if (/^__ \S/u.test(line)) return at + 1;
  if (!/^\.\.(?:\s|$)/u.test(line)) return undefined;
  const end = indentedEnd(lines, at + 1, 1);
  const content = dedented(lines.slice(at + 1, end));
  const note = /^\.\.\s+\[(?:\d+|#\w*|\*|[A-Za-z][\w.-]*)\]\s+(.*)$/u.exec(line);
  if (note) {
    readBody([note[1] ?? '', ...content], reader);
    return end;
  }
  const [, substitution, name = '', argument = ''] = directiveLine.exec(line) ?? [];
  if (substitution !== undefined || name === '') return end;
  const text = withoutOptions(content);
  if (codeDirectives.test(name)) pushCode(text, reader);
  else if (textDirectives.test(name)) readBody([argument, '', ...text], reader);
  else if (/^(?:list-table|csv-table|table)$/u.test(name)) readBody([argument, '', ...text], reader);
  else if (name === 'figure') readBody(text, reader);
  return end;
}

/** Options of a directive (`:name: value`) stand before its content. */
function withoutOptions(content: string[]): string[] {
  const start = content.findIndex((line) => !fieldLine.test(line));
  return start === -1 ? [] : content.slice(start);
}

function readBlock(lines: string[], at: number, reader: Reader): number {
  const line = lines[at] ?? '';
  if (bullet.test(line)) return readList(lines, at, reader);
  if (/^\+[-=+]+\+\s*$/u.test(line) || /^=+(?: +=+)+\s*$/u.test(line)) return readTable(lines, at, reader);
  if (indentOf(line) > 0) {
    const end = indentedEnd(lines, at, 1);
    const inner: Reader = { ...reader, blocks: [] };
    readBody(dedented(lines.slice(at, end)), inner);
    for (const block of inner.blocks) {
      reader.blocks.push(block.kind === 'paragraph' ? { ...block, kind: 'quote' } : block);
    }
    return end;
  }
  return readParagraph(lines, at, reader);
}

/** Items with their own lines and inner lists, one item a line. */
function readList(lines: string[], at: number, { names, blocks }: Reader): number {
  const first = lines[at] ?? '';
  const items: string[] = [];
  let end = at;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    const trimmed = line.trimStart();
    if (trimmed === '') {
      const next = lines[end + 1] ?? '';
      const goesOn = indentOf(next) > 0 || (bullet.test(next) && isBulleted(next) === isBulleted(first));
      if (next.trim() === '' || !goesOn) break;
    } else if (bullet.test(trimmed)) items.push(trimmed.replace(bullet, ''));
    else if (indentOf(line) === 0) break;
    else items.push(`${items.pop() ?? ''} ${trimmed}`);
  }
  blocks.push({ kind: 'list', ...inlineText(items.join('\n'), names, true) });
  return end;
}

function isBulleted(line: string): boolean {
  return /^[-*+•‣]/u.test(line);
}

/** Simple and grid tables: rows without their borders, cells divided by bars. */
function readTable(lines: string[], at: number, { names, blocks }: Reader): number {
  let end = at;
  while (end < lines.length && (lines[end] ?? '').trim() !== '') end += 1;
  const isGrid = (lines[at] ?? '').startsWith('+');
  const rows = lines
    .slice(at, end)
    .filter((line) => !/^[+=\s-]+$/u.test(line))
    .map((line) => (isGrid ? line.replace(/^\||\|\s*$/gu, '').split('|') : line.split(/ {2,}/u)))
    .map((cells) => cells.map((cell) => cell.trim()).join(' | '));
  if (rows.length > 0) blocks.push({ kind: 'table', ...inlineText(rows.join('\n'), names, true) });
  return end;
}

/** A paragraph, a definition, lines of a poem, or a session; `::` at its end makes code of what follows. */
function readParagraph(lines: string[], at: number, reader: Reader): number {
  let end = at + 1;
  while (end < lines.length && (lines[end] ?? '').trim() !== '' && indentOf(lines[end] ?? '') === 0) {
    if (isAdornment(lines[end + 1] ?? '') && end > at + 1) break;
    end += 1;
  }
  const text = lines.slice(at, end);
  if (text[0]?.startsWith('>>> ')) {
    pushCode(text, reader);
    return end;
  }
  const isPoem = text.every((line) => /^\|(?:\s|$)/u.test(line));
  const written = isPoem ? text.map((line) => line.slice(1).trim()).join('\n') : text.join(' ');
  const announcesCode = /::\s*$/u.test(written);
  const shown = announcesCode
    ? written.replace(/\s+::\s*$|::\s*$/u, (found) => (/^\s/u.test(found) ? '' : ':'))
    : written;
  if (shown !== '' && shown !== ':') {
    reader.blocks.push({ kind: 'paragraph', ...inlineText(shown, reader.names, isPoem) });
  }
  if (!announcesCode) return end;
  const codeEnd = indentedEnd(lines, end, 1);
  pushCode(dedented(lines.slice(end, codeEnd)), reader);
  return codeEnd;
}

function pushCode(lines: string[], { blocks }: Reader): void {
  const text = lines.join('\n').replace(/^\n+|\s+$/gu, '');
  if (text !== '') blocks.push({ kind: 'code', text, links: [] });
}

/** The field list at the beginning, before or after the title; docutils calls it bibliographic fields. */
function documentFields(lines: string[]): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const line of lines.slice(0, 60)) {
    const [, name, value = ''] = fieldLine.exec(line) ?? [];
    if (name !== undefined) fields.set(name.trim().toLowerCase(), value.trim());
    else if (fields.size > 0 && line.trim() === '') break;
  }
  const status = String(fields.get('status') ?? '').toLowerCase();
  if (status === 'draft' || status === 'hidden') fields.set('draft', true);
  return fields;
}

function namesIn(lines: string[], base: string | undefined): RstNames {
  const names: RstNames = { targets: new Map(), anonymous: [], substitutions: new Map(), base };
  for (const line of lines) {
    const [, quoted, name, address = ''] =
      /^\s*\.\. _(?:`([^`]+)`|([^:`_][^:`]*)):(?:\s+(\S.*))?$/u.exec(line) ?? [];
    const target = (quoted ?? name)?.replace(/\s+/gu, ' ').toLowerCase();
    if (target !== undefined && address !== '') names.targets.set(target, address.trim());
    const anonymous = /^\s*(?:__|\.\. __:)\s+(\S.*)$/u.exec(line)?.[1];
    if (anonymous !== undefined) names.anonymous.push(anonymous.trim());
    const [, substitution, text] = /^\s*\.\. \|([^|]+)\| replace::\s*(.*)$/u.exec(line) ?? [];
    if (substitution !== undefined && text !== undefined) names.substitutions.set(substitution, text);
  }
  // `` `words <address>`_ `` names its address too.
  for (const [, words, address] of lines.join('\n').matchAll(/`([^`<]+?)\s*<(https?:[^<>]+)>`_(?!_)/gu)) {
    const name = words?.replace(/\s+/gu, ' ').toLowerCase();
    if (name !== undefined && address !== undefined && !names.targets.has(name))
      names.targets.set(name, address);
  }
  return names;
}
